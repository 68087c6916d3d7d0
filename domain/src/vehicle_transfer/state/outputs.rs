//! What comes of a transfer, and what is to be paid for it.

use crate::vehicle_transfer::HandOver;
use crate::{access::PersonId, deadline::RuleId, law::vehicle::inspection::Reference};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is to be paid. Which fees there are, no rule here says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "fees")]
pub enum Fees {
    NotSet,
    NoneDue,
    Due { fen: u32 },
    Paid { fen: u32, receipt: Reference },
    Waived { by: PersonId },
}

/// What comes of the case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outputs {
    pub done: BTreeSet<Done>,
    pub temporary: Option<Temporary>,
    pub handed_over: Option<HandOver>,
}

/// Something that is done once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Done {
    /// The old plates and the permit are here.
    PlatesWithdrawn,
    CertificateEndorsed,
    /// The electronic file is made and can be asked for.
    FileReady,
    /// The register of the other end says that the vehicle has left.
    OriginClosed,
    Archived,
}

impl Outputs {
    pub fn has(&self, what: Done) -> bool {
        self.done.contains(&what)
    }
}

/// A temporary plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Temporary {
    pub rule: RuleId,
    /// Its last day: never after the compulsory insurance (Order 164, article 47(5)).
    pub valid_to: NaiveDate,
}

impl Fees {
    pub const fn settled(&self) -> bool {
        matches!(self, Self::NoneDue | Self::Paid { .. } | Self::Waived { .. })
    }
}
