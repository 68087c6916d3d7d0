//! What is written of a driver, and what becomes of it on a day.

use super::offices::EARLY;
use chrono::{Days, Months, NaiveDate, NaiveTime};
use domain::{
    identifier::{CertificateNumber, IdentityDocument, OfficeCode, PersonName},
    time::{office_moment, start_of},
};
use store::seed::{IssuanceSeed, LicenceSeed};

/// DEMO VALUE, as in the embedded registry: the type code that the ministry gave to driving licences was not found.
const DEMO_TYPE_CODE: &str = "11100000000013338W999";
/// Every part of a plan is read by a test.
const CHECKED: &str = "a test makes every driver";

/// A driver as written. The registry does not keep the name.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) name: String,
    /// Canonical text, `A:11010519491231002X`.
    pub(super) document: String,
    pub(super) office: &'static str,
    pub(super) status: &'static str,
    pub(super) class: &'static str,
    pub(super) first_issued: (i32, u32, u32),
    pub(super) validity: Validity,
    pub(super) photo_on_file: bool,
    /// Days from now until a ban ends; negative when it has ended.
    pub(super) ban: Option<i64>,
    pub(super) account: Option<bool>,
    /// Whether an electronic licence was issued in autumn 2021.
    pub(super) issued: bool,
    /// Why the demo shows this driver, in Chinese and English.
    pub(super) note: Option<(&'static str, &'static str)>,
}

/// Until when a licence is good.
#[derive(Clone, Copy, Debug)]
pub(super) enum Validity {
    /// Renewed each time: 6 years, 10 years, then long-term (Order 162, articles 13 and 62).
    Renewed,
    /// The first 6 years ran out so many days ago.
    RanOut(u64),
}

/// A driver of the demo.
#[derive(Clone, Debug)]
pub(super) struct Driver {
    pub(super) name: PersonName,
    pub(super) licence: LicenceSeed,
    pub(super) note: Option<(&'static str, &'static str)>,
}

impl Plan {
    /// The driver on this day. `index` is their place among all, from which the certificate has its serial.
    pub(super) fn on(self, day: NaiveDate, index: usize) -> Driver {
        let office: OfficeCode = self.office.parse().expect(CHECKED);
        let (first_issued, valid_to) = self.dates(day);
        let issuance = self.issued.then(|| issuance(&office, index));
        let ban = |days: i64| day + chrono::Duration::days(days);
        Driver {
            name: PersonName::parse(&self.name).expect(CHECKED),
            licence: LicenceSeed {
                document: IdentityDocument::parse(&self.document).expect(CHECKED),
                office,
                status: self.status.parse().expect(CHECKED),
                class: self.class.to_owned(),
                first_issued,
                valid_to,
                photo_on_file: self.photo_on_file,
                banned_until: self.ban.map(ban),
                account: self.account,
                issuance: issuance.filter(|one| one.at < start_of(day)),
            },
            note: self.note,
        }
    }

    fn dates(&self, day: NaiveDate) -> (NaiveDate, Option<NaiveDate>) {
        match self.validity {
            Validity::Renewed => {
                let (year, month, of_month) = self.first_issued;
                let first = NaiveDate::from_ymd_opt(year, month, of_month).expect(CHECKED);
                (first, renewed(first, day))
            }
            Validity::RanOut(ago) => {
                let end = day - Days::new(ago);
                (end - Months::new(6 * 12), Some(end))
            }
        }
    }
}

/// The last day of the period that holds `day`; `None` once the licence is long-term.
fn renewed(first: NaiveDate, day: NaiveDate) -> Option<NaiveDate> {
    [6, 16]
        .map(|years| first + Months::new(years * 12))
        .into_iter()
        .find(|end| day <= *end)
}

/// A certificate of September or October 2021. The letter keeps its serial apart from those of the embedded registry.
fn issuance(office: &OfficeCode, index: usize) -> IssuanceSeed {
    debug_assert!(EARLY.contains(&office.as_str()), "not issued there then");
    let later = u64::try_from(index * 5 % 40).expect("below 40");
    let day = NaiveDate::from_ymd_opt(2021, 9, 2).expect("the day exists") + Days::new(later);
    let minute = u32::try_from(index * 7 % 60).expect("below 60");
    let time = NaiveTime::from_hms_opt(10, minute, 0).expect("the time exists");
    let serial = format!("{}S{index:05}", day.format("%Y%m%d"));
    let certificate = CertificateNumber::new(DEMO_TYPE_CODE, office.division().as_str(), &serial, "001");
    IssuanceSeed {
        certificate: certificate.expect(CHECKED),
        at: office_moment(day, time),
    }
}
