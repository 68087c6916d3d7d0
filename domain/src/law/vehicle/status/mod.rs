//! The status of a vehicle: a string of one or several letters, each of which is looked at; the worst decides.

mod effect;
mod letter;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Stage;
use crate::identifier::text_conversions;
pub use effect::{LetterEffect, StatusEffect};
pub use letter::VehicleStatusLetter;

/// More letters than the alphabet has cannot be a status.
const MAX_LETTERS: usize = 26;

/// The status field of the registration system, e.g. `A` or `GQ`. Letters without a known meaning are kept: they send the case
/// to a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct VehicleStatus(String);

text_conversions!(VehicleStatus, VehicleStatusError);

/// Which rule a status string breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum VehicleStatusError {
    #[error("failed to read a vehicle status: it is empty")]
    Empty,
    #[error("failed to read a vehicle status: character {position} is not one of A to Z")]
    NotALetter {
        /// Counted from 1.
        position: usize,
    },
    #[error("failed to read a vehicle status: it has more than {MAX_LETTERS} letters")]
    TooLong,
}

impl VehicleStatus {
    /// Reads a string as it is.
    pub fn parse(text: &str) -> Result<Self, VehicleStatusError> {
        if text.is_empty() {
            return Err(VehicleStatusError::Empty);
        }
        if let Some(index) = text.chars().position(|letter| !letter.is_ascii_uppercase()) {
            return Err(VehicleStatusError::NotALetter { position: index + 1 });
        }
        if text.len() > MAX_LETTERS {
            return Err(VehicleStatusError::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// The letters in their order; `Err` holds one whose meaning is not known.
    pub fn letters(&self) -> impl Iterator<Item = Result<VehicleStatusLetter, char>> {
        self.0
            .chars()
            .map(|letter| VehicleStatusLetter::of(letter).ok_or(letter))
    }

    /// What all letters together do to an application at this stage, whatever their order.
    pub fn effect(&self, stage: Stage) -> StatusEffect {
        self.letters()
            .map(|letter| letter.map_or(LetterEffect::OF_UNKNOWN, |known| known.effect(stage)))
            .fold(StatusEffect::default(), StatusEffect::and)
    }
}
