//! Calendars and roll-out tables that somebody publishes: what is taken answers for every day, and can be read back.

use crate::input;
use chrono::{Datelike, NaiveDate};
use domain::{
    calendar::{Calendar, CalendarYear},
    law::rollout::{Feature, Rollout},
};

pub fn run(data: &[u8]) {
    match input::choice(data) {
        (b'[', _) => rollout(data),
        (_, rest) => calendar(rest),
    }
}

fn rollout(data: &[u8]) {
    let Some(table) = input::text(data).and_then(|text| Rollout::from_json(text).ok()) else {
        return;
    };
    let again = serde_json::to_string(table.rows()).expect("rows are JSON");
    let again = Rollout::from_json(&again).expect("what was taken is taken again");
    assert_eq!(again.rows(), table.rows());
    let day = NaiveDate::from_ymd_opt(2021, 10, 22).expect("a day");
    for city in ["330100", "440100", "540100"] {
        let city = city.parse().expect("a division code");
        for feature in Feature::ALL {
            assert_eq!(again.gate(feature, &city, day), table.gate(feature, &city, day));
        }
    }
}

fn calendar(data: &[u8]) {
    let Some((year, rest)) = data.split_first_chunk::<4>() else {
        return;
    };
    let year = i32::from_be_bytes(*year);
    let Ok(plan) = serde_json::from_slice::<CalendarYear>(rest) else {
        return;
    };
    let official = Calendar::official();
    assert!(
        official
            .published(official.version(), year, plan.clone())
            .is_err()
    );
    let Ok(next) = official.published(official.version() + 1, year, plan.clone()) else {
        return;
    };
    assert_eq!(next.year(year), Some(&plan));
    assert!(plan.holidays.iter().all(|day| !next.is_working(*day)));
    assert!(plan.make_up_days.iter().all(|day| next.is_working(*day)));
    let others = plan.holidays.iter().filter_map(|day| day.with_year(2020));
    assert!(
        others
            .into_iter()
            .all(|day: NaiveDate| next.day(day) == official.day(day))
            || year == 2020,
        "another year has changed"
    );
    let written = serde_json::to_vec(&next).expect("a calendar is JSON");
    assert_eq!(serde_json::from_slice::<Calendar>(&written).ok(), Some(next));
}
