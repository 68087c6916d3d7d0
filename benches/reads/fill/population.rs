//! Who applies, where, when, and how far the case has come. Each case follows from its index.

use crate::place;
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use domain::{
    access::PersonId,
    identifier::{CaseNumber, IdentityDocument, OfficeCode, PersonName, ResidentId},
    time::{Moment, office_day, office_moment},
};
use store::{KeyRing, person::PersonDetails};

/// The first people are regulars with so many cases each; whoever comes after them has one.
const REGULARS: usize = 100;
const EACH: usize = 5;
/// One case of five is open.
const OPEN: usize = 5;
/// Closed cases are up to so many days old.
const OLDEST: usize = 900;
const SURNAMES: [&str; 8] = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄"];
const GIVEN: [&str; 8] = ["晓岚", "建国", "雨桐", "志强", "丽华", "子墨", "秀英", "浩然"];

/// All cases.
#[derive(Clone)]
pub struct Population {
    pub count: usize,
    now: Moment,
}

/// How far a case has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Submitted,
    Accepted,
    UnderReview,
    Proposed,
    Issued,
    Withdrawn,
}

/// One case before it happens.
pub struct Plan {
    pub number: CaseNumber,
    pub office: OfficeCode,
    pub applicant: PersonId,
    pub details: PersonDetails,
    pub first_of_person: bool,
    pub received_at: Moment,
    pub stage: Stage,
    pub index: usize,
}

impl Population {
    pub fn new(count: usize, now: Moment) -> Self {
        Self { count, now }
    }

    /// The case with this index.
    pub fn case(&self, index: usize, keys: &KeyRing) -> Plan {
        let (person, nth) = person(index);
        let details = details(person);
        let (office, stage) = (place::of(index), stage(index, nth));
        let received_at = self.received_at(index, stage);
        let tag: [u8; 5] = *(scattered(index) << 20 | index as u64)
            .to_be_bytes()
            .last_chunk()
            .expect("five of eight bytes");
        Plan {
            number: CaseNumber::new(&office, office_day(received_at), tag).expect("a year of four digits"),
            applicant: keys.person_of(&details.document),
            first_of_person: nth == 0,
            office,
            details,
            received_at,
            stage,
            index,
        }
    }

    /// In office hours; what is open began within the last 20 days.
    fn received_at(&self, index: usize, stage: Stage) -> Moment {
        let scattered = scattered(index);
        let days = match stage {
            Stage::Issued | Stage::Withdrawn => 30 + scattered % OLDEST as u64,
            Stage::Submitted => 1 + scattered % 4,
            _ => 3 + scattered % 17,
        };
        let day = office_day(self.now) - Days::new(days);
        let nine = NaiveTime::from_hms_opt(9, 0, 0).expect("nine o'clock is a time");
        let within = i64::try_from(scattered / 1000 % 28_800_000).expect("below a day");
        office_moment(day, nine) + TimeDelta::milliseconds(within)
    }
}

/// Who a case is of, and which of their cases it is.
fn person(index: usize) -> (usize, usize) {
    if index < REGULARS * EACH {
        (index % REGULARS, index / REGULARS)
    } else {
        (index - REGULARS * (EACH - 1), 0)
    }
}

/// A person has one open case at most.
fn stage(index: usize, nth: usize) -> Stage {
    let turn = index / 20;
    if nth == 0 && turn.is_multiple_of(OPEN) {
        let open = [
            Stage::Submitted,
            Stage::Submitted,
            Stage::Accepted,
            Stage::UnderReview,
            Stage::Proposed,
        ];
        return open[turn / OPEN % open.len()];
    }
    if turn % 10 == 9 {
        Stage::Withdrawn
    } else {
        Stage::Issued
    }
}

fn details(person: usize) -> PersonDetails {
    let name = format!("{}{}", SURNAMES[person % 8], GIVEN[person / 8 % 8]);
    PersonDetails {
        name: PersonName::parse(&name).expect("a name"),
        document: document(person),
        email: None,
        phone: Some("13812345678".parse().expect("a phone number")),
        address: Some(format!("中山路{}号", person % 900 + 1)),
        locale: None,
    }
}

/// Their resident ID: a county of 900, a birthday of 15,000, a sequence of 900.
fn document(person: usize) -> IdentityDocument {
    let county = format!("{:06}", 440_100 + person / 15_000 % 90);
    let first = NaiveDate::from_ymd_opt(1955, 1, 1).expect("a day");
    let birth = first + Days::new(person as u64 % 15_000);
    let id = ResidentId::new(
        &county.parse().expect("a county"),
        birth,
        u16::try_from(person / 1_350_000 % 900 + 10).expect("three digits"),
    );
    format!("A:{}", id.expect("the parts are good"))
        .parse()
        .expect("it is a document")
}

fn scattered(index: usize) -> u64 {
    (index as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 16
}
