//! The status of a driving licence: a string of one or several letters, of which the worst decides.

mod letter;
mod outcome;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::identifier::text_conversions;
pub use letter::StatusLetter;
pub use outcome::{ExistingDisplay, NewApplication, ReviewReason};

/// More letters than the alphabet has cannot be a status.
const MAX_LETTERS: usize = 26;

/// The police status field, e.g. `A` or `HI`. Letters without a known meaning are kept: they send the case to a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LicenceStatus(String);

text_conversions!(LicenceStatus, LicenceStatusError);

/// Which rule a status string breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LicenceStatusError {
    #[error("failed to read a licence status: it is empty")]
    Empty,
    #[error("failed to read a licence status: character {position} is not one of A to Z")]
    NotALetter {
        /// Counted from 1.
        position: usize,
    },
    #[error("failed to read a licence status: it has more than {MAX_LETTERS} letters")]
    TooLong,
}

impl LicenceStatus {
    /// Reads a string as it is.
    pub fn parse(text: &str) -> Result<Self, LicenceStatusError> {
        if text.is_empty() {
            return Err(LicenceStatusError::Empty);
        }
        if let Some(index) = text.chars().position(|letter| !letter.is_ascii_uppercase()) {
            return Err(LicenceStatusError::NotALetter { position: index + 1 });
        }
        if text.len() > MAX_LETTERS {
            return Err(LicenceStatusError::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// The letters in their order; `Err` holds one whose meaning is not known.
    pub fn letters(&self) -> impl Iterator<Item = Result<StatusLetter, char>> {
        self.0
            .chars()
            .map(|letter| StatusLetter::of(letter).ok_or(letter))
    }

    /// Whether an electronic version may be issued: refused before manual review before eligible.
    ///
    /// Every refusing letter is named, once each, in the order of the string.
    pub fn for_new_application(&self) -> NewApplication {
        self.letters()
            .map(|letter| letter.map_or_else(NewApplication::of_unknown, StatusLetter::for_new_application))
            .fold(NewApplication::Eligible, NewApplication::and)
    }

    /// How an electronic version that exists is shown; the worst letter decides.
    pub fn for_existing_document(&self) -> ExistingDisplay {
        self.letters()
            .map(|letter| letter.map_or(ExistingDisplay::OF_UNKNOWN, StatusLetter::for_existing_document))
            .max()
            .unwrap_or(ExistingDisplay::OF_UNKNOWN)
    }
}
