//! Kinds and uses by rule set, and the gates at both ends day by day.

use super::*;
use crate::law::registration_rule_set;

fn on(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

fn place(code: &str) -> DivisionCode {
    code.parse().unwrap()
}

#[test]
fn types_tell_the_kind() {
    use VehicleKind::{MicroPassenger, Motorcycle, Other, SmallPassenger};
    for (code, kind) in [
        ("K33", Some(SmallPassenger)),
        (" k31", Some(SmallPassenger)),
        ("K43", Some(MicroPassenger)),
        ("K21", Some(Other)),
        ("H32", Some(Other)),
        ("M21", Some(Motorcycle)),
        ("N11", Some(Other)),
        ("X99", Some(Other)),
        ("K53", None),
        ("A11", None),
        ("K3", None),
        ("K3小", None),
        ("", None),
    ] {
        assert_eq!(VehicleKind::of_type(code), kind, "{code}");
    }
}

#[test]
fn letters_stand_for_one_use_each() {
    let letters: String = UseCharacter::ALL.map(UseCharacter::letter).iter().collect();
    assert_eq!(letters, "ABCDEFGHIJKLMNOPQRSTU");
    assert!(
        UseCharacter::ALL
            .iter()
            .all(|one| UseCharacter::of(one.letter()) == Some(*one))
    );
    let non_operating: String = UseCharacter::ALL
        .into_iter()
        .filter(|one| one.is_non_operating())
        .map(UseCharacter::letter)
        .collect();
    assert_eq!(non_operating, "ALMU");
}

/// The whole scope: for each order and kind the letters of the uses that are in it.
#[test]
fn the_scope_reads_like_this() {
    let line = |rules, kind: VehicleKind| {
        let admitted: String = UseCharacter::ALL
            .into_iter()
            .filter(|one| against(kind, Some(*one), rules).is_empty())
            .map(UseCharacter::letter)
            .collect();
        format!("{rules:?} {:<15} {admitted}", format!("{kind:?}"))
    };
    let table: Vec<String> = RegistrationRuleSet::ALL
        .into_iter()
        .flat_map(|rules| VehicleKind::ALL.map(|kind| line(rules, kind)))
        .collect();
    insta::assert_snapshot!(table.join("\n"));
}

#[test]
fn the_day_of_acceptance_decides_over_a_taxi() {
    let grounds = |acceptance| {
        against(
            VehicleKind::SmallPassenger,
            Some(UseCharacter::Taxi),
            registration_rule_set(on(acceptance)),
        )
    };
    assert_eq!(grounds("2022-04-30"), [TransferGround::UseNotInScope]);
    assert_eq!(grounds("2022-05-01"), []);
}

#[test]
fn an_unknown_use_is_held_against_nobody() {
    assert_eq!(
        against(VehicleKind::SmallPassenger, None, RegistrationRuleSet::Order124),
        []
    );
}

#[test]
fn every_ground_that_the_scope_has_is_a_refusal_where_it_is_found() {
    use crate::law::vehicle::{Consequence, Matter, Occasion};
    for rules in RegistrationRuleSet::ALL {
        let matter = Matter::new(rules, Occasion::ChangeOfOwner);
        let found = VehicleKind::ALL
            .into_iter()
            .flat_map(|kind| UseCharacter::ALL.map(|one| against(kind, Some(one), rules)));
        assert!(
            found
                .flatten()
                .all(|ground| ground.consequence(matter) == Consequence::Refusal)
        );
    }
}

#[test]
fn a_service_life_is_what_use_a_of_a_small_vehicle_has_not() {
    let without: Vec<_> = VehicleKind::ALL
        .into_iter()
        .flat_map(|kind| UseCharacter::ALL.map(|one| (kind, one)))
        .filter(|(kind, one)| !has_service_life(*kind, *one))
        .collect();
    assert_eq!(
        without,
        [
            (VehicleKind::SmallPassenger, UseCharacter::NonOperating),
            (VehicleKind::MicroPassenger, UseCharacter::NonOperating)
        ]
    );
}

/// Both ends on the days around each change of the roll-out: O open, N not yet, ? unknown.
#[test]
fn both_ends_day_by_day() {
    const DAYS: [&str; 6] = [
        "2021-05-31",
        "2021-06-01",
        "2021-08-31",
        "2021-09-01",
        "2021-12-09",
        "2021-12-10",
    ];
    let rollout = Rollout::official();
    let walk = |from: &str, to: &str| -> String {
        DAYS.iter()
            .map(|day| match gates(rollout, [&place(from), &place(to)], on(day)) {
                Gates::Open => 'O',
                Gates::NotYet => 'N',
                Gates::Unknown => '?',
            })
            .collect()
    };
    assert_eq!(
        walk("330100", "510100"),
        "NOOOOO",
        "Hangzhou to Chengdu: two pilots"
    );
    assert_eq!(
        walk("330106", "442000"),
        "NNNOOO",
        "Hangzhou to Zhongshan: whole of Guangdong"
    );
    assert_eq!(
        walk("540100", "620100"),
        "NNNOOO",
        "Lhasa to Lanzhou: a capital, by inference"
    );
    assert_eq!(walk("330100", "371000"), "NNN??O", "Hangzhou to Weihai: unnamed");
    assert_eq!(
        walk("371000", "321000"),
        "NNN??O",
        "Weihai to Yangzhou: both unnamed"
    );
}

/// The twenty pilots, the three provinces of ten that are named, and the country from 10 December; what lies between is unknown.
#[test]
fn the_shipped_rollout_holds_what_was_read() {
    let rollout = Rollout::official();
    let rows: Vec<_> = rollout
        .rows()
        .iter()
        .filter(|row| row.feature == Feature::UsedCarTransfer)
        .collect();
    let names = |from: &str, opens: bool| -> Vec<&str> {
        rows.iter()
            .filter(|row| row.from == on(from) && row.opens() == opens)
            .map(|row| row.name.as_str())
            .collect()
    };
    assert_eq!(
        names("2021-06-01", true).join(" "),
        "天津 太原 沈阳 上海 南京 苏州 杭州 宁波 合肥 福州 南昌 淄博 郑州 武汉 深圳 南宁 重庆 成都 昆明 西宁"
    );
    assert_eq!(
        names("2021-09-01", true)[..9].join(" "),
        "山西 广东 广西 北京 石家庄 济南 青岛 中山 兰州"
    );
    assert_eq!(names("2021-09-01", false), ["全国"]);
    assert_eq!(names("2021-12-10", true), ["全国"]);
}
