//! Vehicle offices (车辆管理所) of cities where the measures of 2021 began early, late, or on an unknown day; and one unit that handles
//! accidents.

use super::divisions;
use chrono::NaiveDate;
use domain::identifier::OfficeCode;
use store::seed::OfficeSeed;

const KIND: &str = "VEHICLE_OFFICE";
/// DEMO VALUE: how accident units are coded was not found.
pub(super) const ACCIDENT_UNIT: &str = "44010091";

/// An office and some counties of its city, where its drivers were first registered.
pub(super) struct Office {
    pub(super) code: &'static str,
    pub(super) counties: [&'static str; 4],
}

const fn office(code: &'static str, counties: [&'static str; 4]) -> Office {
    Office { code, counties }
}

pub(super) const OFFICES: [Office; 17] = [
    office("44010001", ["440103", "440104", "440105", "440106"]),
    office("51010001", ["510104", "510105", "510106", "510107"]),
    office("44030001", ["440303", "440304", "440305", "440306"]),
    office("11000001", ["110101", "110102", "110105", "110108"]),
    office("44060001", ["440604", "440605", "440606", "440607"]),
    office("31000001", ["310101", "310104", "310109", "310110"]),
    office("51070001", ["510703", "510704", "510722", "510781"]),
    office("44040001", ["440402", "440403", "440404", "440402"]),
    office("12000001", ["120101", "120103", "120104", "120111"]),
    office("34010001", ["340102", "340103", "340104", "340111"]),
    office("14010001", ["140105", "140106", "140107", "140109"]),
    office("54010001", ["540102", "540103", "540121", "540127"]),
    office("32050001", ["320505", "320506", "320507", "320508"]),
    office("61010001", ["610102", "610103", "610104", "610113"]),
    office("50000001", ["500103", "500105", "500106", "500107"]),
    office("33010001", ["330102", "330105", "330106", "330108"]),
    office("42010001", ["420102", "420103", "420106", "420111"]),
];

/// Offices in whose city electronic licences were issued from 2021-09-01 or earlier.
pub(super) const EARLY: [&str; 10] = [
    "44010001", "51010001", "44030001", "11000001", "31000001", "51070001", "12000001", "32050001",
    "61010001", "50000001",
];

/// Festivals that a city sets for itself. INVENTED EXAMPLE: local governments set these days (HOL24 article 4), and no
/// list of them was read.
const DAYS_OFF_OF_LHASA: [(i32, u32, u32); 6] = [
    (2021, 10, 29),
    (2022, 3, 3),
    (2022, 3, 4),
    (2026, 12, 4),
    (2027, 2, 8),
    (2027, 2, 9),
];
const LHASA: &str = "54010001";

/// The code of every office.
pub fn codes() -> Vec<OfficeCode> {
    all().into_iter().map(|office| office.code).collect()
}

/// Every office.
pub(super) fn all() -> Vec<OfficeSeed> {
    let offices = OFFICES.iter().map(|office| seed(office.code));
    offices.chain([accident_unit()]).collect()
}

fn accident_unit() -> OfficeSeed {
    let office = seed(ACCIDENT_UNIT);
    let (zh, en) = divisions::names(office.code.division().as_str());
    OfficeSeed {
        name_zh: format!("{zh}交通警察支队事故处理大队"),
        name_en: format!("{en} accident unit"),
        kind: "ACCIDENT_UNIT".to_owned(),
        ..office
    }
}

fn seed(code: &str) -> OfficeSeed {
    let code: OfficeCode = code.parse().expect("a test reads every code");
    let (zh, en) = divisions::names(code.division().as_str());
    OfficeSeed {
        name_zh: format!("{zh}车辆管理所"),
        name_en: format!("{en} vehicle office"),
        kind: KIND.to_owned(),
        days_off: days_off(&code),
        code,
    }
}

fn days_off(office: &OfficeCode) -> Vec<NaiveDate> {
    let days: &[_] = if office.as_str() == LHASA {
        &DAYS_OFF_OF_LHASA
    } else {
        &[]
    };
    let day = |(year, month, day): &(i32, u32, u32)| {
        NaiveDate::from_ymd_opt(*year, *month, *day).expect("the days are written here and exist")
    };
    days.iter().map(day).collect()
}
