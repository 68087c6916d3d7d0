//! Divisions and offices: ten prefectures with an office in each province.

use domain::{
    identifier::{DivisionCode, OfficeCode},
    law::rollout::Rollout,
    time::Moment,
};
use store::seed::{DivisionLevel, DivisionSeed, OfficeSeed, SeedData};

const PROVINCES: [&str; 31] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65",
];
const PREFECTURES: usize = 10;
/// The office that is measured: one case of twenty is there.
const BUSY: &str = "44010001";
const BUSY_SHARE: usize = 20;

/// Office data, as an installation imports them.
pub fn offices(at: Moment) -> SeedData {
    let provinces = PROVINCES.map(|province| division(&format!("{province}0000"), DivisionLevel::Province));
    let prefectures = codes().map(|code| division(code.division().as_str(), DivisionLevel::Prefecture));
    SeedData {
        at,
        divisions: provinces.into_iter().chain(prefectures).collect(),
        offices: codes().map(office).collect(),
        rollout: Rollout::official().rows().to_vec(),
        staff: vec![],
        licences: vec![],
    }
}

/// The office of a case.
pub fn of(index: usize) -> OfficeCode {
    if index.is_multiple_of(BUSY_SHARE) {
        return BUSY.parse().expect("it is an office code");
    }
    let scattered = index.wrapping_mul(2_654_435_761) >> 7;
    code(scattered % (PROVINCES.len() * PREFECTURES))
}

fn codes() -> impl Iterator<Item = OfficeCode> {
    (0..PROVINCES.len() * PREFECTURES).map(code)
}

fn code(index: usize) -> OfficeCode {
    let (province, prefecture) = (PROVINCES[index / PREFECTURES], index % PREFECTURES + 1);
    let code = format!("{province}{prefecture:02}0001");
    code.parse().expect("it is an office code")
}

fn division(code: &str, level: DivisionLevel) -> DivisionSeed {
    DivisionSeed {
        code: DivisionCode::parse(code).expect("it is a division code"),
        name_zh: format!("{code}市"),
        name_en: format!("City {code}"),
        level,
    }
}

fn office(code: OfficeCode) -> OfficeSeed {
    OfficeSeed {
        name_zh: format!("{code}车辆管理所"),
        name_en: format!("Vehicle office {code}"),
        kind: "VEHICLE_OFFICE".to_owned(),
        days_off: vec![],
        code,
    }
}
