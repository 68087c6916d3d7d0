//! What all events of an application amount to.

use super::{IntakeChannel, LicenceEffect, LicenceRecord, MissingItem, ProposedDecision, Status};
use crate::{
    access::PersonId,
    case::{Casework, Channel, FreeText},
    identifier::{CertificateNumber, OfficeCode},
    law::{DecisionGround, RuleSet, SpecialReason, licence_rule_set},
    time::Moment,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An application now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    pub work: Casework<LicenceEffect>,
    pub status: Status,
    pub channel: IntakeChannel,
    pub special_reason: SpecialReason,
    pub explanation: Option<FreeText>,
    pub notice_channels: BTreeSet<Channel>,
    /// Who entered the application, and when.
    pub submitted_by: PersonId,
    pub entered_at: Moment,
    /// An earlier time of receipt waits for a second person's consent.
    pub receipt_unconfirmed: bool,
    pub registry: Registry,
    pub correction: Option<Correction>,
    pub acceptance: Option<Acceptance>,
    pub proposal: Option<Proposal>,
    pub decision: Option<Decision>,
    /// What the registry held against the issue after the grant, until a review looks into it.
    pub barred: Vec<DecisionGround>,
    pub certificate: Option<CertificateNumber>,
    pub delivery: Delivery,
    /// The day on which the decision was served.
    pub served_on: Option<NaiveDate>,
}

/// What the licence registry answered last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "answer")]
pub enum Registry {
    Pending,
    Found { licence: LicenceRecord },
    NotFound,
}

/// The one notice of correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub missing: Vec<MissingItem>,
    pub answered: bool,
}

/// The acceptance, which fixes the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Acceptance {
    pub day: NaiveDate,
    pub rule_set: RuleSet,
    /// Nobody spoke in time (Administrative Licensing Law, article 32(1)4).
    pub by_silence: bool,
}

/// What the reviewer laid before the lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub by: PersonId,
    pub proposed: ProposedDecision,
    pub remarks: Option<FreeText>,
}

/// The decision that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub by: PersonId,
    pub at: Moment,
    pub decided: Decided,
}

/// What was decided, with the reasons of a negative decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "decided"
)]
pub enum Decided {
    Granted,
    NotAccepted {
        grounds: Vec<DecisionGround>,
        words: FreeText,
        competent_office: Option<OfficeCode>,
    },
    Refused {
        grounds: Vec<DecisionGround>,
        words: Option<FreeText>,
    },
    Revoked {
        ground: DecisionGround,
        words: FreeText,
    },
}

/// Where the issued licence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "delivery")]
pub enum Delivery {
    /// Nothing to deliver yet.
    None,
    UnderWay,
    /// The person has no account in the app: issued, not delivered.
    NoAccount,
    Received {
        at: Moment,
    },
}

impl Acceptance {
    pub(super) fn on(day: NaiveDate, by_silence: bool) -> Self {
        Self {
            day,
            rule_set: licence_rule_set(day),
            by_silence,
        }
    }
}

impl State {
    pub fn licence(&self) -> Option<&LicenceRecord> {
        match &self.registry {
            Registry::Found { licence } => Some(licence),
            Registry::Pending | Registry::NotFound => None,
        }
    }

    /// Whether nothing is left to do: the matter has ended, a negative decision is served, an issued licence delivered,
    /// no duty runs and no task is open.
    pub fn is_over(&self) -> bool {
        let served = !self.status.is_contestable() || self.served_on.is_some();
        let delivered = self.status != Status::Issued || matches!(self.delivery, Delivery::Received { .. });
        self.status.is_end() && served && delivered && !self.work.is_busy()
    }
}
