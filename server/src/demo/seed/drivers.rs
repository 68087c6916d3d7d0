//! The many drivers, made from their index.

use super::{
    names,
    offices::{EARLY, OFFICES, Office},
    plan::{Plan, Validity},
};
use chrono::{Datelike, NaiveDate};
use domain::identifier::{DivisionCode, ResidentId};

const COUNT: usize = 280;

/// Offices by size: places in the table of offices.
const ISSUED_BY: [usize; 24] = [
    0, 1, 2, 0, 3, 1, 0, 4, 5, 2, 6, 0, 7, 8, 1, 9, 10, 0, 11, 12, 13, 14, 15, 16,
];
/// Statuses beside the normal one, those that happen often more than once. Every letter is here, some together.
const STATUSES: [&str; 30] = [
    "H", "I", "HI", "H", "B", "D", "H", "K", "U", "M", "I", "S", "J", "H", "L", "E", "F", "G", "HI", "R",
    "N", "P", "T", "C", "BH", "MS", "NT", "DI", "HS", "H",
];
const CLASSES: [&str; 11] = ["C1", "C1", "C2", "C1D", "B2", "C1", "C1E", "A2", "C2", "C1", "B1"];
/// Without what ends at 60 (heavy vehicles) and 70 (motorcycles); Order 162, article 65.
const CLASSES_OF_THE_OLD: [&str; 3] = ["C1", "C2", "C1"];
/// Who is born before this year holds no class that ends with age.
const OLD: i32 = 1967;

/// Plans of all of them.
pub(super) fn plans() -> impl Iterator<Item = Plan> {
    (0..COUNT).map(plan)
}

fn plan(index: usize) -> Plan {
    let man = index % 5 < 3;
    let birth = birth(index);
    let office = &OFFICES[ISSUED_BY[index % ISSUED_BY.len()]];
    let status = status(index);
    let account = account(index, birth);
    let photo_on_file = index % 11 != 6;
    Plan {
        name: names::of(index, man),
        document: format!("A:{}", resident_id(index, birth, man)),
        office: office.code,
        status,
        class: class(index, birth, status),
        first_issued: first_issued(index, birth),
        validity: validity(index, status),
        photo_on_file,
        ban: ban(index, status),
        account,
        issued: index.is_multiple_of(9) && account == Some(true) && photo_on_file && is_early(office),
        note: None,
    }
}

/// Two of five have something against them, or at least something open.
fn status(index: usize) -> &'static str {
    match index % 5 {
        place @ (1 | 3) => STATUSES[(index / 5 * 2 + place / 2) % STATUSES.len()],
        _ => "A",
    }
}

fn birth(index: usize) -> NaiveDate {
    let year = 1950 + number(index * 7 % 43);
    let (month, day) = (1 + number(index * 5 % 12), 1 + number(index * 11 % 28));
    NaiveDate::from_ymd_opt(year, month.unsigned_abs(), day.unsigned_abs()).expect("every month has 28 days")
}

/// Most were first registered where they drive, every sixth elsewhere.
fn resident_id(index: usize, birth: NaiveDate, man: bool) -> ResidentId {
    let home = if index % 6 == 5 {
        index % OFFICES.len()
    } else {
        ISSUED_BY[index % ISSUED_BY.len()]
    };
    let county: DivisionCode = OFFICES[home].counties[index / 4 % 4]
        .parse()
        .expect("a test reads every county");
    let sequence = 2 * (50 + index * 13 % 400) + usize::from(man);
    let sequence = u16::try_from(sequence).expect("below 1000");
    ResidentId::new(&county, birth, sequence).expect("the parts are good")
}

/// At 18 or later, and not before private drivers became common.
fn first_issued(index: usize, birth: NaiveDate) -> (i32, u32, u32) {
    let of_age = birth.year() + 19 + number(index * 3 % 10);
    let year = of_age.max(1986 + number(index % 19));
    (
        year,
        1 + number(index % 12).unsigned_abs(),
        1 + number(index * 3 % 28).unsigned_abs(),
    )
}

fn validity(index: usize, status: &str) -> Validity {
    if status.contains(['M', 'N']) {
        let days = u64::try_from(10 + index * 17 % 300).expect("below 310");
        Validity::RanOut(days)
    } else {
        Validity::Renewed
    }
}

fn class(index: usize, birth: NaiveDate, status: &str) -> &'static str {
    match status {
        // Every three years those with this class show a medical certificate, whatever their age (Order 162, article 74).
        "P" => "C5",
        _ if birth.year() < OLD => CLASSES_OF_THE_OLD[index % CLASSES_OF_THE_OLD.len()],
        // The audit after each scoring period is for heavy classes (Order 162, article 72).
        _ if status.contains('S') => "B2",
        _ => CLASSES[index % CLASSES.len()],
    }
}

/// Three years after a licence got by fraud was revoked; one year for false material; and one that has ended.
fn ban(index: usize, status: &str) -> Option<i64> {
    match (status, index % 70) {
        ("E", _) => Some(700 + i64::from(number(index))),
        ("A", 20) => Some(150),
        ("A", 55) => Some(-30),
        _ => None,
    }
}

fn account(index: usize, birth: NaiveDate) -> Option<bool> {
    match index % 7 {
        _ if birth.year() < 1956 => None,
        0..=3 => Some(true),
        4 => Some(false),
        _ => None,
    }
}

fn is_early(office: &Office) -> bool {
    EARLY.contains(&office.code)
}

/// A small index as a number to reckon years with.
fn number(index: usize) -> i32 {
    i32::try_from(index).expect("an index is small")
}
