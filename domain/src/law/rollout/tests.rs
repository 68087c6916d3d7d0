//! Walks through the days of 2021, city by city.

use super::*;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn city(code: &str) -> DivisionCode {
    code.parse().unwrap()
}

/// One letter a day: open by Source, open by Inference, Not yet with its day, not yet (`.`), `?` unknown.
fn walk(feature: Feature, code: &str, days: &[&str]) -> String {
    let table = Rollout::official();
    let letter = |day: &&str| match table.gate(feature, &city(code), on(day)) {
        Gate::Open {
            confidence: Confidence::Source,
            ..
        } => 'S',
        Gate::Open { .. } => 'I',
        Gate::NotYet { opens_on: Some(_) } => 'N',
        Gate::NotYet { opens_on: None } => '.',
        Gate::Unknown => '?',
    };
    days.iter().map(letter).collect()
}

const DAYS: [&str; 16] = [
    "2021-05-31",
    "2021-06-01",
    "2021-08-31",
    "2021-09-01",
    "2021-10-19",
    "2021-10-20",
    "2021-10-22",
    "2021-10-23",
    "2021-10-25",
    "2021-10-26",
    "2021-10-27",
    "2021-11-22",
    "2021-11-23",
    "2021-12-09",
    "2021-12-10",
    "2026-11-22",
];

#[test]
fn the_electronic_licence_city_by_city() {
    let table = [
        ("120000", "NSSSSSSSSSSSSSSS"), // Tianjin: pilot
        ("440100", "NNNSSSSSSSSSSSSS"), // Guangzhou: first batch
        ("440400", "NNNNNSSSSSSSSSSS"), // Zhuhai: 20 October
        ("442000", "NNNNNNNSSSSSSSSS"), // Zhongshan: 23 October
        ("321100", "NNNNNNNNNSSSSSSS"), // Zhenjiang: 26 October
        ("140100", ".....?????IIIISS"), // Taiyuan: in the batch, day unknown
        ("610500", "NNNNNIIIIIIIIISS"), // Weinan: probably 20 October
        ("321000", ".....?????????SS"), // Yangzhou: a page without a date
        ("340100", "NNNNNNNNNNNNSSSS"), // Hefei: later batch
        ("440200", "............??SS"), // Shaoguan: in neither batch, later ones unknown
        ("540100", "...???????????SS"), // Lhasa: in no list
    ];
    for (code, expected) in table {
        assert_eq!(walk(Feature::ElectronicLicence, code, &DAYS), expected, "{code}");
    }
}

#[test]
fn the_other_measures() {
    let walk = |feature, code| walk(feature, code, &DAYS);
    assert_eq!(
        walk(Feature::UsedCarTransfer, "370300"),
        "NSSSSSSSSSSSSSSS",
        "Zibo: pilot"
    );
    assert_eq!(
        walk(Feature::UsedCarTransfer, "450500"),
        "NNNSSSSSSSSSSSSS",
        "Beihai: whole of Guangxi"
    );
    assert_eq!(
        walk(Feature::UsedCarTransfer, "540100"),
        "NNNIIIIIIIIIIISS",
        "Lhasa: a capital"
    );
    assert_eq!(
        walk(Feature::UsedCarTransfer, "371000"),
        "...???????????SS",
        "Weihai: unnamed"
    );
    assert_eq!(
        walk(Feature::PassCode, "220200"),
        "NNNSSSSSSSSSSSSS",
        "Jilin city"
    );
    assert_eq!(
        walk(Feature::PassCode, "220100"),
        "NNNNNNNNNNNSSSSS",
        "Changchun: 1 November"
    );
    assert_eq!(
        walk(Feature::EvidenceAccess, "320500"),
        "NNNSSSSSSSSSSSSS",
        "Suzhou, in Jiangsu"
    );
    assert_eq!(
        walk(Feature::EvidenceAccess, "442000"),
        "NNNIIIIIIIIIIISS",
        "Zhongshan, in Guangdong"
    );
    assert_eq!(
        walk(Feature::EvidenceAccess, "340100"),
        "...???????????SS",
        "Hefei"
    );
}

#[test]
fn an_open_gate_says_since_when_and_why() {
    let gate = Rollout::official().gate(Feature::ElectronicLicence, &city("440402"), on("2021-10-22"));
    assert_eq!(
        gate,
        Gate::Open {
            since: on("2021-10-20"),
            provenance: "W-GD".to_owned(),
            confidence: Confidence::Source
        },
        "a county counts to its prefecture"
    );
    assert_eq!(
        Rollout::official().gate(Feature::ElectronicLicence, &city("440400"), on("2021-10-19")),
        Gate::NotYet {
            opens_on: Some(on("2021-10-20"))
        }
    );
}

#[test]
fn an_operator_may_complete_the_table() {
    let mut rows = Rollout::official().rows().to_vec();
    let template = rows.iter().find(|row| row.area == Area::All).unwrap().clone();
    rows.push(RolloutRow {
        area: "540100".to_owned().try_into().unwrap(),
        from: on("2021-10-23"),
        to: None,
        confidence: Confidence::Source,
        ..template
    });
    let table = Rollout::from_rows(rows).unwrap();
    assert!(matches!(
        table.gate(Feature::ElectronicLicence, &city("540100"), on("2021-10-22")),
        Gate::NotYet { .. }
    ));
    assert!(matches!(
        table.gate(Feature::ElectronicLicence, &city("540100"), on("2021-10-23")),
        Gate::Open { .. }
    ));
}

#[test]
fn a_table_without_its_last_row_closes_no_city() {
    let rows = Rollout::official()
        .rows()
        .iter()
        .filter(|row| row.from < on("2021-12-10"))
        .cloned()
        .collect();
    let table = Rollout::from_rows(rows).unwrap();
    assert_eq!(
        table.gate(Feature::ElectronicLicence, &city("540100"), on("2026-01-01")),
        Gate::Unknown
    );
}

#[test]
fn bad_tables_are_refused() {
    assert!(matches!(
        Rollout::from_json("{}"),
        Err(RolloutError::Unreadable(_))
    ));
    let area = Area::try_from("440402".to_owned()).unwrap_err();
    assert!(area.to_string().contains("440402"));
    let mut row = Rollout::official().rows()[0].clone();
    row.to = row.from.pred_opt();
    assert!(matches!(
        Rollout::from_rows(vec![row]),
        Err(RolloutError::EndsBeforeItBegins { row: 1 })
    ));
}

#[test]
fn the_shipped_lists_have_the_lengths_of_the_sources() {
    let table = Rollout::official();
    let count = |feature, from: &str| {
        table
            .rows()
            .iter()
            .filter(|row| row.feature == feature && row.from == on(from) && row.opens())
            .count()
    };
    assert_eq!(count(Feature::ElectronicLicence, "2021-06-01"), 3);
    // Three of the first 28 were pilots already: Tianjin, Chengdu and Suzhou are listed once, with their earlier day.
    assert_eq!(count(Feature::ElectronicLicence, "2021-09-01"), 25);
    assert_eq!(count(Feature::UsedCarTransfer, "2021-06-01"), 20);
    assert!(
        table
            .rows()
            .iter()
            .all(|row| !row.provenance.is_empty() && !row.name.is_empty())
    );
    let again = serde_json::to_string(&table).unwrap();
    assert_eq!(&Rollout::from_json(&again).unwrap(), table);
}
