//! Which emission standard a used car needs to come to a place: a dated table, of which little was found.
//!
//! What cities ask below the national line is not in it. An operator completes it; until then a person decides.

mod row;
mod standard;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error;

use super::scope::{UseCharacter, VehicleKind};
use crate::identifier::DivisionCode;

pub use row::{Covered, EmissionRow, Minimum};
pub use standard::EmissionStandard;

/// The shipped table.
const OFFICIAL: &str = include_str!("../../../../data/emission.json");

/// The dated table of minimum standards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct EmissionPolicy(Vec<EmissionRow>);

/// A table that cannot be used.
#[derive(Debug, Error)]
pub enum EmissionPolicyError {
    #[error("failed to read the emission table: {0}")]
    Unreadable(#[from] serde_json::Error),
    #[error("failed to use the emission table: row {row} ends before it begins")]
    EndsBeforeItBegins {
        /// Counted from 1.
        row: usize,
    },
}

/// A vehicle as the table looks at it. What is not known is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Car {
    pub kind: VehicleKind,
    pub use_character: Option<UseCharacter>,
    pub standard: Option<EmissionStandard>,
}

/// What the table says of a vehicle that wants to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "answer")]
pub enum EmissionAnswer {
    Accepted,
    Below {
        minimum: EmissionStandard,
    },
    /// A person decides.
    Unknown,
}

impl EmissionPolicy {
    /// The table shipped with this software.
    pub fn official() -> Self {
        Self::from_json(OFFICIAL).expect("the shipped table is read by a test")
    }

    /// Reads a table, such as one that the operator completed.
    pub fn from_json(json: &str) -> Result<Self, EmissionPolicyError> {
        Self::from_rows(serde_json::from_str(json)?)
    }

    /// Takes rows that were kept elsewhere, such as in a database.
    pub fn from_rows(rows: Vec<EmissionRow>) -> Result<Self, EmissionPolicyError> {
        match rows.iter().position(EmissionRow::ends_before_it_begins) {
            Some(index) => Err(EmissionPolicyError::EndsBeforeItBegins { row: index + 1 }),
            None => Ok(Self(rows)),
        }
    }

    pub fn rows(&self) -> &[EmissionRow] {
        &self.0
    }

    /// The row that decides over a vehicle in `city` on `day` (Asia/Shanghai): that of the smallest area, then the one for
    /// fewer vehicles, then the latest.
    pub fn row(&self, city: &DivisionCode, day: NaiveDate, car: Car) -> Option<&EmissionRow> {
        let speaks = |row: &&EmissionRow| row.area.covers(city) && row.covers_day(day) && row.covers(car);
        self.0.iter().filter(speaks).max_by_key(|row| row.precision())
    }

    /// Whether a vehicle may come to `city` on `day`. Where no row speaks, that is not known.
    pub fn answer(&self, city: &DivisionCode, day: NaiveDate, car: Car) -> EmissionAnswer {
        self.row(city, day, car)
            .map_or(EmissionAnswer::Unknown, |row| row.answer(car.standard))
    }
}
