//! What a case asks of the world, and what the world answered. Pending effects are part of the state: the history is
//! the outbox.

use super::Notice;
use crate::{
    access::PersonId,
    identifier::{CertificateNumber, OfficeCode},
    law::licence_status::LicenceStatus,
    time::Moment,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An effect's number within its case, from 1. With the case number it is the idempotency key of the effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EffectId(pub u32);

/// Something to do outside the case. A new case kind adds what it needs here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "effect"
)]
pub enum Effect {
    Notify(Notice),
    /// Ask the licence registry about a person's licence.
    LookUpLicence {
        person: PersonId,
    },
    /// Have the registry issue the electronic licence; asked twice, it is issued once.
    IssueLicence {
        person: PersonId,
        office: OfficeCode,
    },
    /// Hand an issued licence to the person's account in the app.
    DeliverLicence {
        person: PersonId,
        certificate: CertificateNumber,
    },
    /// Have the registry revoke an issued licence.
    RevokeLicence {
        certificate: CertificateNumber,
    },
}

impl Effect {
    /// Whether this outcome can answer this effect. Every effect can be refused for good, but for a question to the
    /// registry: it changes nothing and is asked until it is answered.
    pub fn answered_by(&self, outcome: &Outcome) -> bool {
        if matches!(outcome, Outcome::Undeliverable { .. }) {
            return !matches!(self, Self::LookUpLicence { .. });
        }
        match self {
            Self::Notify(_) => matches!(outcome, Outcome::Notified),
            Self::LookUpLicence { .. } => {
                matches!(outcome, Outcome::LicenceFound { .. } | Outcome::LicenceNotFound)
            }
            Self::IssueLicence { .. } => {
                matches!(
                    outcome,
                    Outcome::LicenceIssued { .. } | Outcome::IssueRefused { .. }
                )
            }
            Self::DeliverLicence { .. } => {
                matches!(outcome, Outcome::LicenceDelivered { .. } | Outcome::NoAccount)
            }
            Self::RevokeLicence { .. } => matches!(outcome, Outcome::LicenceRevoked),
        }
    }
}

/// An effect that is not settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PendingEffect {
    pub id: EffectId,
    pub effect: Effect,
}

/// The answer of an effect that will not be tried again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "outcome"
)]
pub enum Outcome {
    /// The notice went out, or lies ready (paper).
    Notified,
    /// The notice can never arrive by itself: no address, refused for good (SMTP 5xx), or a call that a person makes.
    Undeliverable { code: String },
    /// The registry knows the licence.
    LicenceFound { licence: LicenceRecord },
    /// The registry knows no licence of this person.
    LicenceNotFound,
    /// The electronic licence exists.
    LicenceIssued { certificate: CertificateNumber },
    /// The registry will not issue: what it holds against it now.
    IssueRefused { status: LicenceStatus },
    /// The licence is in the person's account.
    LicenceDelivered { at: Moment },
    /// The person has no account in the app: issued, not delivered.
    NoAccount,
    /// The registry withdrew the licence.
    LicenceRevoked,
}

/// What the licence registry says of a licence. Its number is the person's ID number, so it is not here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LicenceRecord {
    /// The vehicle office that issued it (核发地车辆管理所).
    pub issuing_office: OfficeCode,
    pub status: LicenceStatus,
    /// Last day of validity; `None` is long-term (长期).
    pub valid_to: Option<NaiveDate>,
    /// Whether a usable photograph is on file.
    pub photo_on_file: bool,
    /// A valid electronic licence, if one was issued before.
    pub certificate: Option<CertificateNumber>,
    /// No application before this day (Order 162, article 93), if a ban runs.
    pub banned_until: Option<NaiveDate>,
}
