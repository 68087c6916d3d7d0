//! What a seed is made of. Everything in it passed its checks already.

use chrono::NaiveDate;
use domain::{
    access::Post,
    identifier::{CertificateNumber, DivisionCode, EmailAddress, IdentityDocument, OfficeCode, PersonName},
    law::{licence_status::LicenceStatus, rollout::RolloutRow},
    time::Moment,
};

/// All rows of a seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedData {
    /// The moment that new rows say they were made at, by the office clock.
    pub at: Moment,
    pub divisions: Vec<DivisionSeed>,
    pub offices: Vec<OfficeSeed>,
    pub rollout: Vec<RolloutRow>,
    pub staff: Vec<StaffSeed>,
    pub licences: Vec<LicenceSeed>,
}

/// An administrative division.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DivisionSeed {
    pub code: DivisionCode,
    pub name_zh: String,
    pub name_en: String,
    pub level: DivisionLevel,
}

/// Where a division stands. Municipalities under the central government are provinces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DivisionLevel {
    Province,
    Prefecture,
}

/// A vehicle office. Its code says in which division and province it is; both must be among the divisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeSeed {
    pub code: OfficeCode,
    pub name_zh: String,
    pub name_en: String,
    /// As `VEHICLE_OFFICE`.
    pub kind: String,
    /// Days off beyond the official calendar.
    pub days_off: Vec<NaiveDate>,
}

/// A member of staff with their posts in one office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffSeed {
    pub name: PersonName,
    pub document: IdentityDocument,
    pub email: Option<EmailAddress>,
    pub office: OfficeCode,
    pub posts: Vec<Post>,
    /// First day in the posts.
    pub from: NaiveDate,
}

/// A licence that the embedded registry knows, and what its holder has in the embedded app. The registry keeps no names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenceSeed {
    pub document: IdentityDocument,
    /// The office that issued it.
    pub office: OfficeCode,
    pub status: LicenceStatus,
    /// Classes, as `C1` or `A2D` (Order 162, article 11).
    pub class: String,
    pub first_issued: NaiveDate,
    /// Last day of validity; `None` is long-term.
    pub valid_to: Option<NaiveDate>,
    pub photo_on_file: bool,
    /// No application before this day.
    pub banned_until: Option<NaiveDate>,
    /// Whether the account in the app is active; `None` is no account.
    pub account: Option<bool>,
    /// The electronic licence, if there is one.
    pub issuance: Option<IssuanceSeed>,
}

/// An electronic licence that was issued before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuanceSeed {
    pub certificate: CertificateNumber,
    pub at: Moment,
}

impl DivisionLevel {
    /// The text in the column.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Province => "PROVINCE",
            Self::Prefecture => "PREFECTURE",
        }
    }
}
