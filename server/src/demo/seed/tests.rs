//! The data are whole and look like life, and the record takes them once.

use super::{
    Driver, accident, all_drivers, divisions, known, numbers, numbers_in_use, offices, samples, seed_data,
    vehicles,
};
use chrono::{Datelike, NaiveDate};
use domain::{
    identifier::{IdentityDocumentKind as Kind, OfficeCode},
    law::{
        licence_status::{NewApplication, StatusLetter},
        rollout::{Feature, Gate, Rollout},
    },
};
use std::collections::BTreeSet;
use store::{seed::SeedSummary, testing::TestDatabase};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// In the autumn of the measures.
fn autumn() -> NaiveDate {
    day("2021-10-22")
}

fn now() -> NaiveDate {
    day("2026-11-22")
}

store::on_both_databases!(the_record_takes_every_row_once);

async fn the_record_takes_every_row_once(database: TestDatabase) {
    let store = database.store().await;
    let data = seed_data(autumn());
    let first = store.seed(&data).await.unwrap();
    insta::assert_debug_snapshot!("what_the_record_takes", first);
    assert_eq!(first.licences, data.licences.len() as u64, "nobody is two people");
    assert_eq!(store.seed(&data).await.unwrap(), SeedSummary::default());
    let later = store.seed(&seed_data(now())).await.unwrap();
    assert_eq!(
        later,
        SeedSummary::default(),
        "a start on another day adds nothing"
    );
}

#[test]
fn the_first_twenty_drivers_are_these() {
    let lines: Vec<_> = all_drivers(autumn()).iter().take(20).map(summary).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_first_twenty_of_the_many_are_these() {
    let drivers = all_drivers(autumn());
    let lines: Vec<_> = drivers
        .iter()
        .skip(known::plans().count())
        .take(20)
        .map(summary)
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

fn summary(driver: &Driver) -> String {
    let licence = &driver.licence;
    let end = licence
        .valid_to
        .map_or("long-term".to_owned(), |end| end.to_string());
    let photo = if licence.photo_on_file {
        "photo"
    } else {
        "no photo"
    };
    let account = match licence.account {
        Some(true) => "account",
        Some(false) => "closed account",
        None => "no account",
    };
    let issued = licence.issuance.as_ref().map_or("", |_| ", issued");
    format!(
        "{} {}:{} {} {} {} {}..{end} {photo}, {account}{issued}",
        driver.name.masked(),
        licence.document.kind().letter(),
        licence.document.masked(),
        licence.office,
        licence.status,
        licence.class,
        licence.first_issued,
    )
}

#[test]
fn samples_are_these() {
    let lines: Vec<_> = samples()
        .iter()
        .map(|one| {
            format!(
                "{} {} {} | {} | {}",
                one.name, one.document, one.office, one.note_zh, one.note_en
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn every_status_occurs_alone_and_some_together() {
    let drivers = all_drivers(autumn());
    let statuses: BTreeSet<_> = drivers.iter().map(|one| one.licence.status.as_str()).collect();
    for letter in StatusLetter::ALL {
        assert!(
            statuses.contains(letter.as_char().to_string().as_str()),
            "{letter:?}"
        );
    }
    assert!(statuses.iter().filter(|status| status.len() > 1).count() >= 5);
    let normal = drivers
        .iter()
        .filter(|one| one.licence.status.as_str() == "A")
        .count();
    assert!(normal * 2 > drivers.len(), "most drivers are like most drivers");
}

#[test]
fn licences_hang_together_on_any_day() {
    for today in [autumn(), now()] {
        for driver in all_drivers(today) {
            let licence = &driver.licence;
            let who = licence.document.masked();
            assert!(licence.first_issued < today, "{who}");
            if let Some(id) = licence.document.resident_id() {
                let age = licence.first_issued.years_since(id.birth_date());
                assert!(age.is_some_and(|age| age >= 18), "{who}: {age:?}");
            }
            let ran_out = licence.valid_to.is_some_and(|end| end < today);
            assert_eq!(ran_out, licence.status.as_str().contains(['M', 'N']), "{who}");
        }
    }
}

#[test]
fn nobody_too_old_drives_what_ends_with_age() {
    for driver in all_drivers(now()) {
        let Some(id) = driver.licence.document.resident_id() else {
            continue;
        };
        if now().year() - id.birth_date().year() >= 60 {
            assert!(matches!(driver.licence.class.as_str(), "C1" | "C2" | "C5"));
        }
    }
}

#[test]
fn documents_names_photos_accounts_and_bans_differ() {
    let drivers = all_drivers(autumn());
    assert!((290..330).contains(&drivers.len()), "{}", drivers.len());
    let count = |of: &dyn Fn(&Driver) -> bool| drivers.iter().filter(|one| of(one)).count();
    for (kind, least) in [
        (Kind::ResidentIdCard, 280),
        (Kind::OverseasPersonDocument, 4),
        (Kind::ForeignPermanentResidentCard, 2),
    ] {
        assert!(
            count(&|one| one.licence.document.kind() == kind) >= least,
            "{kind}"
        );
    }
    for prefix in ["81", "82", "83"] {
        assert_eq!(count(&|one| one.licence.document.number().starts_with(prefix)), 1);
    }
    assert!(count(&|one| one.name.as_str().contains('·')) >= 2);
    assert!(count(&|one| one.name.as_str().chars().any(|c| c as u32 > 0xFFFF)) >= 2);
    for account in [None, Some(false), Some(true)] {
        assert!(count(&|one| one.licence.account == account) >= 20, "{account:?}");
    }
    assert!(count(&|one| !one.licence.photo_on_file) >= 20);
    assert!(count(&|one| one.licence.issuance.is_some()) >= 5);
    assert!(count(&|one| one.licence.valid_to.is_none()) >= 50);
    let bans = drivers.iter().filter_map(|one| one.licence.banned_until);
    let (over, running): (Vec<_>, Vec<_>) = bans.partition(|until| *until < autumn());
    assert!(!over.is_empty() && running.len() >= 3);
}

#[test]
fn no_electronic_licence_is_older_than_its_city_allows() {
    let rollout = Rollout::official();
    for driver in all_drivers(now()) {
        let Some(issuance) = &driver.licence.issuance else {
            continue;
        };
        let (city, on) = (
            driver.licence.office.division(),
            domain::time::office_day(issuance.at),
        );
        let gate = rollout.gate(Feature::ElectronicLicence, &city, on);
        assert!(matches!(gate, Gate::Open { .. }), "{city}: {gate:?}");
    }
    assert!(
        seed_data(day("2021-08-31"))
            .licences
            .iter()
            .all(|one| one.issuance.is_none())
    );
}

#[test]
fn the_two_citizens_may_have_an_electronic_licence_of_guangzhou() {
    let drivers = all_drivers(now());
    let [complete, elderly] = [&drivers[0].licence, &drivers[1].licence];
    for licence in [complete, elderly] {
        assert_eq!(licence.office, OfficeCode::parse("44010001").unwrap());
        assert_eq!(licence.status.for_new_application(), NewApplication::Eligible);
        assert!(licence.photo_on_file && licence.issuance.is_none() && licence.banned_until.is_none());
    }
    assert_eq!((complete.account, elderly.account), (Some(true), None));
    assert_eq!(elderly.valid_to, None, "long-term");
}

#[test]
fn divisions_are_whole() {
    let all = divisions::all();
    let codes: BTreeSet<_> = all.iter().map(|one| &one.code).collect();
    assert_eq!(codes.len(), all.len());
    let provinces = all.iter().filter(|one| one.code == one.code.province());
    assert_eq!(
        (provinces.clone().count(), all.len()),
        (31, 364),
        "31 provinces and 333 prefectures"
    );
    assert!(
        provinces
            .clone()
            .all(|one| format!("{:?}", one.level) == "Province")
    );
    for one in &all {
        assert_eq!(one.code, one.code.prefecture());
        assert!(codes.contains(&one.code.province()));
        assert!(!one.name_zh.is_empty() && one.name_en.starts_with(char::is_uppercase));
    }
    for row in Rollout::official().rows() {
        let area = row.area.to_string();
        assert!(
            area == "all" || codes.iter().any(|code| code.as_str() == area),
            "{area}"
        );
    }
}

#[test]
fn offices_stand_where_their_code_says() {
    let data = seed_data(autumn());
    let names: Vec<_> = data
        .offices
        .iter()
        .map(|one| format!("{} {} {}", one.code, one.name_zh, one.name_en))
        .collect();
    insta::assert_snapshot!(names.join("\n"));
    let issuing: BTreeSet<_> = data.licences.iter().map(|one| &one.office).collect();
    let vehicle_offices = data.offices.iter().filter(|one| one.kind == "VEHICLE_OFFICE");
    assert_eq!(
        issuing.len(),
        vehicle_offices.count(),
        "every vehicle office issued licences"
    );
    let gate = |code: &str| {
        let city = OfficeCode::parse(code).unwrap().division();
        Rollout::official().gate(Feature::ElectronicLicence, &city, autumn())
    };
    assert!(matches!(gate("44010001"), Gate::Open { .. }));
    assert!(matches!(gate("34010001"), Gate::NotYet { .. }), "Hefei");
    assert_eq!(
        (gate("14010001"), gate("54010001")),
        (Gate::Unknown, Gate::Unknown)
    );
    let closed: Vec<_> = data
        .offices
        .iter()
        .filter(|one| !one.days_off.is_empty())
        .collect();
    assert_eq!(closed.len(), 1);
    assert_eq!(closed[0].code.as_str(), "54010001");
}

/// Its parties are people whom the demo knows, and its items are what their hashes say.
#[test]
fn the_accident_is_whole() {
    let keys = store::testing::keys();
    let accident = accident(&keys, autumn());
    let people: BTreeSet<_> = all_drivers(autumn())
        .iter()
        .map(|driver| keys.person_of(&driver.licence.document))
        .collect();
    let file = &accident.known.file;
    assert!(file.parties.iter().all(|party| people.contains(&party.person)));
    assert!(offices().contains(&file.unit));
    assert_eq!(file.items.len(), accident.papers.len());
    for (item, paper) in file.items.iter().zip(&accident.papers) {
        assert!(paper.starts_with(b"%PDF"));
        assert_eq!(item.content.size, paper.len() as u64);
    }
}

/// Each with its number in the pool of its office, and buyers and sellers among the drivers.
#[test]
fn the_vehicles_are_whole() {
    let keys = store::testing::keys();
    let vehicles = vehicles(&keys, autumn());
    let people: BTreeSet<_> = all_drivers(autumn())
        .iter()
        .map(|driver| keys.person_of(&driver.licence.document))
        .collect();
    for one in &vehicles {
        assert!(one.vin.check_digit_ok(), "{:?}", one.vin);
        assert!(people.contains(&one.owner));
        assert!(
            one.invoice
                .as_ref()
                .is_none_or(|invoice| people.contains(&invoice.buyer))
        );
    }
    assert_eq!(numbers_in_use(&vehicles, autumn()).len(), vehicles.len());
    let worn: BTreeSet<_> = vehicles.iter().filter_map(|one| one.plate.clone()).collect();
    for (_, range) in numbers() {
        assert!(range.numbers().all(|number| !worn.contains(&number)));
    }
    assert!(
        vehicles
            .iter()
            .any(|one| one.invoice.is_some() && one.facts.status.as_str() == "A")
    );
}
