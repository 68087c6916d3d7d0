//! The roll-out of the measures of 2021 by area and day. It matters for 2021-06-01 to 2021-12-09 only.

mod row;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error;

pub use super::Confidence;
use super::Words;
use crate::identifier::DivisionCode;
pub use row::{Area, AreaError, Feature, RolloutRow};

/// The shipped table. The attachments of the ministry's notices, which list all cities, were not found:
/// the operator fills them in as further rows.
const DATA: &str = include_str!("../../../data/rollout.json");

/// Read once: commands ask for it, and nobody needs one of their own.
static OFFICIAL: LazyLock<Rollout> =
    LazyLock::new(|| Rollout::from_json(DATA).expect("the shipped table is read by a test"));

/// The dated table. A row of confidence `UNVERIFIED` opens nothing: it says that the answer is not known there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Rollout(Vec<RolloutRow>);

/// A table that cannot be used.
#[derive(Debug, Error)]
pub enum RolloutError {
    #[error("failed to read the roll-out table: {0}")]
    Unreadable(#[from] serde_json::Error),
    #[error("failed to use the roll-out table: row {row} ends before it begins")]
    EndsBeforeItBegins {
        /// Counted from 1.
        row: usize,
    },
}

/// Whether a measure is in use in a city on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "gate")]
pub enum Gate {
    Open {
        since: NaiveDate,
        provenance: String,
        confidence: Confidence,
    },
    NotYet {
        /// The day it opens, where that is known.
        opens_on: Option<NaiveDate>,
    },
    /// The lists do not say. Never read it as closed: a person decides.
    Unknown,
}

impl Gate {
    pub const fn words(&self) -> Words {
        match self {
            Self::Open { .. } => Words::new("已启用", "In use"),
            Self::NotYet { .. } => Words::new("尚未启用", "Not yet in use"),
            Self::Unknown => Words::new(
                "现有资料无法确定该地是否已启用，转人工核实",
                "The lists at hand do not say whether it is in use there; a person checks",
            ),
        }
    }
}

impl Rollout {
    /// The table shipped with this software.
    pub fn official() -> &'static Self {
        &OFFICIAL
    }

    /// Reads a table, such as one that the operator completed.
    pub fn from_json(json: &str) -> Result<Self, RolloutError> {
        Self::from_rows(serde_json::from_str(json)?)
    }

    /// Takes rows that were kept elsewhere, such as in a database.
    pub fn from_rows(rows: Vec<RolloutRow>) -> Result<Self, RolloutError> {
        match rows.iter().position(|row| row.to.is_some_and(|to| to < row.from)) {
            Some(index) => Err(RolloutError::EndsBeforeItBegins { row: index + 1 }),
            None => Ok(Self(rows)),
        }
    }

    pub fn rows(&self) -> &[RolloutRow] {
        &self.0
    }

    /// The rows that speak of a city, also those for the whole country: what an operator reads to understand an answer.
    pub fn rows_for(&self, feature: Feature, city: &DivisionCode) -> Vec<&RolloutRow> {
        let speaks = |row: &&RolloutRow| row.feature == feature && row.area.covers(city);
        self.0.iter().filter(speaks).collect()
    }

    /// Whether `feature` is in use in `city` (its prefecture and province count) on `day` (Asia/Shanghai).
    ///
    /// A row that opens wins, the firmest and then the earliest. Otherwise the rows that name the city or its province
    /// decide; only a city that no row names falls under the rows for the whole country.
    pub fn gate(&self, feature: Feature, city: &DivisionCode, day: NaiveDate) -> Gate {
        let rows = self.rows_for(feature, city);
        let open = rows.iter().filter(|row| row.opens() && row.covers_day(day));
        if let Some(row) = open.min_by_key(|row| (row.confidence != Confidence::Source, row.from)) {
            return Gate::Open {
                since: row.from,
                provenance: row.provenance.clone(),
                confidence: row.confidence,
            };
        }
        let (country, named): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.area == Area::All);
        closed_or_unknown(if named.is_empty() { &country } else { &named }, day)
    }
}

/// What rows that do not open today say of today.
fn closed_or_unknown(rows: &[&RolloutRow], day: NaiveDate) -> Gate {
    if rows.iter().any(|row| row.covers_day(day)) {
        return Gate::Unknown;
    }
    let later = rows.iter().filter(|row| row.from > day);
    match later.min_by_key(|row| row.from) {
        Some(next) => Gate::NotYet {
            opens_on: next.opens().then_some(next.from),
        },
        // Nothing is said of this day or later: a table that lost its last row must not close a city.
        None => Gate::Unknown,
    }
}
