//! What the unit found about an accident, and on which day each person was served with it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::access::PersonId;
use crate::law::Basis;
use crate::law::statement::{Statement, from_table, of};

/// What the unit issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FindingKind {
    /// 道路交通事故认定书
    Determination,
    /// 道路交通事故证明: where the cause could not be found out. It opens access like a determination (W-EV1).
    Certificate,
}

/// A determination or a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    pub kind: FindingKind,
    pub issued_on: NaiveDate,
    #[serde(default)]
    pub served: Vec<Served>,
}

/// The day on which it reached a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Served {
    pub to: PersonId,
    pub on: NaiveDate,
}

impl FindingKind {
    pub const ALL: [Self; 2] = [Self::Determination, Self::Certificate];
}

from_table!(FindingKind, TABLE: code, words, article, basis);

/// In the order of the enum.
const TABLE: [Statement; 2] = [
    of(
        "DETERMINATION",
        Basis::article("O146 62; O146 65"),
        "道路交通事故认定书",
        "determination of the accident",
    ),
    of(
        "CERTIFICATE",
        Basis::article("O146 67").and_page("W-EV1"),
        "道路交通事故证明",
        "certificate of the accident",
    ),
];

impl Finding {
    /// The day on which it was served on this person.
    pub fn served_on(&self, person: PersonId) -> Option<NaiveDate> {
        let mut served = self.served.iter().filter(|served| served.to == person);
        served.next().map(|served| served.on)
    }
}
