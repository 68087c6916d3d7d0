//! The table city by city and day by day, and that nothing unknown is ever read as a refusal.

use super::*;
use crate::law::Confidence;
use crate::law::rollout::Area;

fn on(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

fn place(code: &str) -> DivisionCode {
    code.parse().unwrap()
}

const fn car(standard: Option<EmissionStandard>) -> Car {
    Car {
        kind: VehicleKind::SmallPassenger,
        use_character: Some(UseCharacter::NonOperating),
        standard,
    }
}

/// For each national standard, best last: accepted (A), below (b) or unknown (?); then the same without a standard.
fn walk(code: &str, day: &str, template: Car) -> String {
    let policy = EmissionPolicy::official();
    let standards = EmissionStandard::ALL.map(Some);
    standards
        .into_iter()
        .chain([None])
        .map(
            |standard| match policy.answer(&place(code), on(day), Car { standard, ..template }) {
                EmissionAnswer::Accepted => 'A',
                EmissionAnswer::Below { .. } => 'b',
                EmissionAnswer::Unknown => '?',
            },
        )
        .collect()
}

#[test]
fn the_table_reads_like_this() {
    let policy = EmissionPolicy::official();
    let line = |row: &EmissionRow| {
        let day = |day: Option<NaiveDate>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        format!(
            "{} {} {} {} {:?} {:?} [{:?}]: {}",
            row.area,
            row.name,
            day(row.from),
            day(row.to),
            row.covers,
            row.minimum,
            row.confidence,
            row.provenance
        )
    };
    insta::assert_snapshot!(policy.rows().iter().map(line).collect::<Vec<_>>().join("\n"));
}

#[test]
fn outside_the_key_regions_nothing_is_asked_for() {
    for day in ["2021-06-01", "2022-07-31", "2022-08-01", "2026-11-22"] {
        assert_eq!(walk("510100", day, car(None)), "AAAAAAA", "Chengdu on {day}");
    }
}

#[test]
fn in_the_key_regions_it_is_unknown_until_national_v_is_free_everywhere() {
    for code in ["330100", "110105", "120000", "440300", "310000"] {
        assert_eq!(walk(code, "2022-07-31", car(None)), "???????", "{code}");
    }
    for code in ["330100", "110105", "120000", "440300"] {
        assert_eq!(walk(code, "2022-08-01", car(None)), "????AA?", "{code}");
    }
    assert_eq!(
        walk("440200", "2022-07-31", car(None)),
        "AAAAAAA",
        "Shaoguan is not on the Pearl River"
    );
}

#[test]
fn shanghai_takes_national_v_and_above() {
    assert_eq!(walk("310115", "2022-08-01", car(None)), "bbbbAA?");
}

#[test]
fn the_rule_of_2022_is_about_small_non_operating_vehicles() {
    let taxi = Car {
        use_character: Some(UseCharacter::Taxi),
        ..car(None)
    };
    let micro = Car {
        kind: VehicleKind::MicroPassenger,
        ..car(None)
    };
    let unknown = Car {
        use_character: None,
        ..car(None)
    };
    for other in [taxi, micro, unknown] {
        assert_eq!(walk("310000", "2022-08-01", other), "???????");
        assert_eq!(walk("510100", "2022-08-01", other), "AAAAAAA");
    }
}

#[test]
fn an_operator_may_complete_the_table() {
    let mut rows = EmissionPolicy::official().rows().to_vec();
    rows.push(EmissionRow {
        area: Area::try_from("330100".to_owned()).unwrap(),
        name: "杭州".to_owned(),
        from: Some(on("2021-01-01")),
        to: None,
        covers: Covered::All,
        minimum: Minimum::At(EmissionStandard::National4),
        provenance: "the city's own announcement".to_owned(),
        confidence: Confidence::Source,
    });
    let policy = EmissionPolicy::from_rows(rows).unwrap();
    let answer = |code, standard| policy.answer(&place(code), on("2021-09-01"), car(Some(standard)));
    assert_eq!(
        answer("330106", EmissionStandard::National3),
        EmissionAnswer::Below {
            minimum: EmissionStandard::National4
        }
    );
    assert_eq!(
        answer("330106", EmissionStandard::National4),
        EmissionAnswer::Accepted
    );
    assert_eq!(
        answer("330200", EmissionStandard::National4),
        EmissionAnswer::Unknown,
        "Ningbo"
    );
}

#[test]
fn the_closest_row_decides_place_before_vehicles_before_time() {
    let row = |area: &str, covers, from: &str, minimum| EmissionRow {
        area: Area::try_from(area.to_owned()).unwrap(),
        name: "某地".to_owned(),
        from: Some(on(from)),
        to: None,
        covers,
        minimum: Minimum::At(minimum),
        provenance: "a test".to_owned(),
        confidence: Confidence::Source,
    };
    let rows = vec![
        row("330100", Covered::All, "2021-01-01", EmissionStandard::National1),
        row(
            "330000",
            Covered::SmallNonOperating,
            "2021-01-01",
            EmissionStandard::National2,
        ),
        row("330000", Covered::All, "2022-01-01", EmissionStandard::National3),
        row("330000", Covered::All, "2021-01-01", EmissionStandard::National4),
        row(
            "all",
            Covered::SmallNonOperating,
            "2022-01-01",
            EmissionStandard::National5,
        ),
    ];
    let policy = EmissionPolicy::from_rows(rows).unwrap();
    let minimum = |code, car| policy.row(&place(code), on("2022-06-01"), car).unwrap().minimum;
    let taxi = Car {
        use_character: Some(UseCharacter::Taxi),
        ..car(None)
    };
    assert_eq!(
        minimum("330106", car(None)),
        Minimum::At(EmissionStandard::National1)
    );
    assert_eq!(
        minimum("330200", car(None)),
        Minimum::At(EmissionStandard::National2)
    );
    assert_eq!(minimum("330200", taxi), Minimum::At(EmissionStandard::National3));
    assert_eq!(
        minimum("510100", car(None)),
        Minimum::At(EmissionStandard::National5)
    );
}

#[test]
fn bad_tables_are_refused_and_an_empty_one_knows_nothing() {
    assert!(matches!(
        EmissionPolicy::from_json("{}"),
        Err(EmissionPolicyError::Unreadable(_))
    ));
    let mut row = EmissionPolicy::official().rows()[0].clone();
    (row.from, row.to) = (Some(on("2022-01-02")), Some(on("2022-01-01")));
    assert!(matches!(
        EmissionPolicy::from_rows(vec![row]),
        Err(EmissionPolicyError::EndsBeforeItBegins { row: 1 })
    ));
    let empty = EmissionPolicy::from_rows(vec![]).unwrap();
    assert_eq!(
        empty.answer(
            &place("510100"),
            on("2022-08-01"),
            car(Some(EmissionStandard::National6))
        ),
        EmissionAnswer::Unknown
    );
}

#[test]
fn the_table_travels() {
    let policy = EmissionPolicy::official();
    let json = serde_json::to_string(&policy).unwrap();
    assert_eq!(EmissionPolicy::from_json(&json).unwrap(), policy);
    assert!(policy.rows().iter().all(|row| !row.provenance.is_empty()));
}
