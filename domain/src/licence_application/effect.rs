//! What an application asks of the licence registry and of the app, and what they answer.

use crate::{
    access::PersonId,
    case::OwnEffect,
    identifier::{CertificateNumber, OfficeCode},
    law::licence_status::LicenceStatus,
    time::Moment,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Something to do outside the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "effect"
)]
pub enum LicenceEffect {
    /// Ask the licence registry about a person's licence.
    LookUpLicence { person: PersonId },
    /// Have the registry issue the electronic licence; asked twice, it is issued once.
    IssueLicence { person: PersonId, office: OfficeCode },
    /// Hand an issued licence to the person's account in the app.
    DeliverLicence {
        person: PersonId,
        certificate: CertificateNumber,
    },
    /// Have the registry revoke an issued licence.
    RevokeLicence { certificate: CertificateNumber },
}

/// What is answered when it will not be tried again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "outcome"
)]
pub enum LicenceOutcome {
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

impl OwnEffect for LicenceEffect {
    type Outcome = LicenceOutcome;

    fn answered_by(&self, outcome: &LicenceOutcome) -> bool {
        use LicenceOutcome as Answer;
        match self {
            Self::LookUpLicence { .. } => {
                matches!(outcome, Answer::LicenceFound { .. } | Answer::LicenceNotFound)
            }
            Self::IssueLicence { .. } => {
                matches!(
                    outcome,
                    Answer::LicenceIssued { .. } | Answer::IssueRefused { .. }
                )
            }
            Self::DeliverLicence { .. } => {
                matches!(outcome, Answer::LicenceDelivered { .. } | Answer::NoAccount)
            }
            Self::RevokeLicence { .. } => matches!(outcome, Answer::LicenceRevoked),
        }
    }

    /// A question to the registry changes nothing and is asked until it is answered.
    fn can_fail(&self) -> bool {
        !matches!(self, Self::LookUpLicence { .. })
    }
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
