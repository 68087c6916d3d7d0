//! The bodies of the contract in `docs/ports.md`. They change only together with it, whatever `domain` does.

use crate::ports::PortError;
use chrono::NaiveDate;
use domain::{
    identifier::{CertificateNumber, IdentityDocument, OfficeCode},
    law::licence_status::LicenceStatus,
    licence_application::LicenceRecord,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// A person, by their document.
#[derive(Serialize)]
pub(super) struct Holder<'a> {
    kind: char,
    number: &'a str,
}

impl<'a> From<&'a IdentityDocument> for Holder<'a> {
    fn from(document: &'a IdentityDocument) -> Self {
        Self {
            kind: document.kind().letter(),
            number: document.number(),
        }
    }
}

/// Somebody as the other side names them.
#[derive(Deserialize)]
pub(super) struct Named {
    kind: String,
    number: String,
}

impl Named {
    pub(super) fn document(&self) -> Result<IdentityDocument, PortError> {
        let text = format!("{}:{}", self.kind, self.number);
        text.parse().map_err(|_| PortError::retry("ANSWER_INVALID"))
    }
}

#[derive(Serialize)]
pub(super) struct LookUp<'a> {
    pub document: Holder<'a>,
}

/// `null` where the registry knows no licence; a missing field is an invalid answer.
#[derive(Deserialize)]
pub(super) struct LookUpAnswer {
    #[serde(deserialize_with = "Option::deserialize")]
    pub licence: Option<Licence>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Licence {
    issuing_office: OfficeCode,
    status: LicenceStatus,
    valid_to: Option<NaiveDate>,
    photo_on_file: bool,
    certificate: Option<CertificateNumber>,
    banned_until: Option<NaiveDate>,
}

impl From<Licence> for LicenceRecord {
    fn from(licence: Licence) -> Self {
        let Licence {
            issuing_office,
            status,
            valid_to,
            photo_on_file,
            certificate,
            banned_until,
        } = licence;
        Self {
            issuing_office,
            status,
            valid_to,
            photo_on_file,
            certificate,
            banned_until,
        }
    }
}

#[derive(Serialize)]
pub(super) struct Issue<'a> {
    pub document: Holder<'a>,
    pub office: &'a OfficeCode,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "outcome")]
pub(super) enum IssueAnswer {
    Issued { certificate: CertificateNumber },
    Refused { status: LicenceStatus },
}

#[derive(Serialize)]
pub(super) struct Revoke<'a> {
    pub certificate: &'a CertificateNumber,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "outcome")]
pub(super) enum RevokeAnswer {
    Revoked,
}

#[derive(Serialize)]
pub(super) struct Deliver<'a> {
    pub document: Holder<'a>,
    pub certificate: &'a CertificateNumber,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "outcome")]
pub(super) enum DeliverAnswer {
    Delivered { at: Moment },
    NoAccount,
}

#[derive(Serialize)]
pub(super) struct Message<'a> {
    pub to: &'a str,
    pub text: &'a str,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "outcome")]
pub(super) enum MessageAnswer {
    Taken,
}
