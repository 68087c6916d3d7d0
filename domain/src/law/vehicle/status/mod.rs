//! The status of a vehicle: a string of one or several letters, each of which is looked at; the worst decides.

mod effect;
mod letter;
#[cfg(test)]
mod tests;

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Stage;
pub use effect::{LetterEffect, StatusEffect};
pub use letter::VehicleStatusLetter;

/// More letters than the alphabet has cannot be a status.
const MAX_LETTERS: usize = 26;

/// The status field of the registration system, e.g. `A` or `GQ`. Letters without a known meaning are kept: they send the case
/// to a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct VehicleStatus(String);

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
    pub fn as_str(&self) -> &str {
        &self.0
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

impl TryFrom<String> for VehicleStatus {
    type Error = VehicleStatusError;

    fn try_from(text: String) -> Result<Self, VehicleStatusError> {
        if text.is_empty() {
            return Err(VehicleStatusError::Empty);
        }
        if let Some(index) = text.chars().position(|letter| !letter.is_ascii_uppercase()) {
            return Err(VehicleStatusError::NotALetter { position: index + 1 });
        }
        if text.len() > MAX_LETTERS {
            return Err(VehicleStatusError::TooLong);
        }
        Ok(Self(text))
    }
}

impl std::str::FromStr for VehicleStatus {
    type Err = VehicleStatusError;

    fn from_str(text: &str) -> Result<Self, VehicleStatusError> {
        Self::try_from(text.to_owned())
    }
}

impl From<VehicleStatus> for String {
    fn from(status: VehicleStatus) -> Self {
        status.0
    }
}

impl fmt::Display for VehicleStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
