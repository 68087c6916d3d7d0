//! A row of the emission table.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Car, EmissionAnswer, EmissionStandard};
use crate::law::Confidence;
use crate::law::rollout::Area;
use crate::law::vehicle::scope::{UseCharacter, VehicleKind};

/// What an area asked for, from when to when, and how firm that is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmissionRow {
    pub area: Area,
    /// The area's name, for the people who read the table.
    pub name: String,
    /// First day (Asia/Shanghai); without one, from before the time that this software covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last day, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    pub covers: Covered,
    pub minimum: Minimum,
    /// A source key, with what it says.
    pub provenance: String,
    pub confidence: Confidence,
}

/// The vehicles that a row speaks of. Fewer last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Covered {
    All,
    /// Small passenger vehicles of uses A, L, M and U.
    SmallNonOperating,
}

/// The least that an area asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "rule", content = "standard")]
pub enum Minimum {
    /// It may not ask for any beyond the rules for cars in use.
    Nothing,
    At(EmissionStandard),
    /// It may not ask for more than this; whether it asks for less is not known.
    AtMost(EmissionStandard),
    /// It may ask for something; what, was not found.
    Unknown,
}

impl EmissionRow {
    pub(super) fn ends_before_it_begins(&self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if to < from)
    }

    pub(super) fn covers_day(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    pub(super) fn covers(&self, car: Car) -> bool {
        let non_operating = || car.use_character.is_some_and(UseCharacter::is_non_operating);
        match self.covers {
            Covered::All => true,
            Covered::SmallNonOperating => car.kind == VehicleKind::SmallPassenger && non_operating(),
        }
    }

    /// How closely the row is about one place, one sort of vehicle, one time: greater is closer.
    pub(super) fn precision(&self) -> (u8, Covered, Option<NaiveDate>) {
        let area = match &self.area {
            Area::All => 0,
            Area::Division(code) if *code == code.province() => 1,
            Area::Division(_) => 2,
        };
        (area, self.covers, self.from)
    }

    /// What the row says of a vehicle of this standard. A row that was not verified only says that a person decides.
    pub(super) fn answer(&self, standard: Option<EmissionStandard>) -> EmissionAnswer {
        if matches!(self.confidence, Confidence::Unverified | Confidence::NotFound) {
            return EmissionAnswer::Unknown;
        }
        match (self.minimum, standard) {
            (Minimum::Nothing, _) => EmissionAnswer::Accepted,
            (Minimum::At(least) | Minimum::AtMost(least), Some(own)) if own >= least => {
                EmissionAnswer::Accepted
            }
            (Minimum::At(minimum), Some(_)) => EmissionAnswer::Below { minimum },
            (Minimum::At(_), None) | (Minimum::AtMost(_) | Minimum::Unknown, _) => EmissionAnswer::Unknown,
        }
    }
}
