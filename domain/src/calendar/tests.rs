//! The official data against lists that were typed independently, and what can be published.

use serde::{Deserialize, Serialize};

use super::*;

/// Year, weekdays off, weekend days worked. `0502-0504` is a run of days.
const LISTS: [(i32, &str, &str); 6] = [
    (
        2021,
        "0101 0211 0212 0215 0216 0217 0405 0503 0504 0505 0614 0920 0921 1001 1004 1005 1006 1007",
        "0207 0220 0425 0508 0918 0926 1009",
    ),
    (
        2022,
        "0103 0131-0204 0404 0405 0502-0504 0603 0912 1003-1007",
        "0129 0130 0402 0424 0507 1008 1009",
    ),
    (
        2023,
        "0102 0123-0127 0405 0501-0503 0622 0623 0929 1002-1006",
        "0128 0129 0423 0506 0625 1007 1008",
    ),
    (
        2024,
        "0101 0212-0216 0404 0405 0501-0503 0610 0916 0917 1001-1004 1007",
        "0204 0218 0407 0428 0511 0914 0929 1012",
    ),
    (
        2025,
        "0101 0128-0131 0203 0204 0404 0501 0502 0505 0602 1001-1003 1006-1008",
        "0126 0208 0427 0928 1011",
    ),
    (
        2026,
        "0101 0102 0216-0220 0223 0406 0501 0504 0505 0619 0925 1001 1002 1005-1007",
        "0104 0214 0228 0509 0920 1010",
    ),
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1)
        .unwrap()
        .iter_days()
        .take_while(move |day| day.year() == year)
}

fn month_and_day(year: i32, text: &str) -> NaiveDate {
    day(&format!("{year}-{}-{}", &text[..2], &text[2..]))
}

/// The days of a list such as `0103 0131-0204`.
fn list(year: i32, text: &str) -> BTreeSet<NaiveDate> {
    let run = |word: &str| {
        let (first, last) = word.split_once('-').unwrap_or((word, word));
        let last = month_and_day(year, last);
        month_and_day(year, first)
            .iter_days()
            .take_while(move |day| *day <= last)
    };
    text.split(' ').flat_map(run).collect()
}

fn plan_of_2027() -> CalendarYear {
    CalendarYear {
        holidays: BTreeSet::from([day("2027-01-01")]),
        make_up_days: BTreeSet::from([day("2027-01-09")]),
        source: "invented for a test".into(),
    }
}

#[test]
fn each_day_of_2021_to_2026_is_what_the_lists_say() {
    let calendar = Calendar::official();
    for (year, holidays, make_up_days) in LISTS {
        let (holidays, make_up_days) = (list(year, holidays), list(year, make_up_days));
        for day in days_of(year) {
            let expected = match (
                is_weekend(day),
                holidays.contains(&day),
                make_up_days.contains(&day),
            ) {
                (false, true, false) => DayKind::StatutoryHoliday,
                (true, false, true) => DayKind::MakeUpWorking,
                (true, false, false) => DayKind::Weekend,
                (false, false, false) => DayKind::Working,
                impossible => panic!("the typed list is wrong on {day}: {impossible:?}"),
            };
            assert_eq!(calendar.day(day), expected, "{day}");
        }
    }
}

#[test]
fn years_have_the_known_number_of_working_days() {
    let calendar = Calendar::official();
    for (year, expected) in [(2021, 250), (2022, 249), (2025, 248), (2026, 248)] {
        assert_eq!(
            days_of(year).filter(|day| calendar.is_working(*day)).count(),
            expected,
            "{year}"
        );
    }
}

#[test]
fn years_outside_the_official_data_say_that_they_are_assumed() {
    let calendar = Calendar::official();
    for year in [2003, 2027] {
        assert!(!calendar.covers(year));
        assert!(days_of(year).all(|day| calendar.day(day).is_assumed()));
    }
    assert_eq!(calendar.day(day("2027-01-01")), DayKind::AssumedWorking);
    assert_eq!(calendar.day(day("2027-01-02")), DayKind::AssumedWeekend);
}

#[test]
fn the_doubt_about_new_year_2006_stands_with_its_year() {
    let calendar = Calendar::official();
    assert_eq!(calendar.day(day("2005-12-31")), DayKind::Weekend);
    assert!(calendar.year(2005).unwrap().source.contains("2005-12-31"));
}

#[test]
fn publishing_a_year_gives_the_next_version_and_leaves_the_old_one() {
    let old = Calendar::official();
    let new = old.published(2, 2027, plan_of_2027()).unwrap();
    assert_eq!((new.version(), new.covers(2027)), (2, true));
    assert_eq!((old.version(), old.covers(2027)), (1, false));
    assert_eq!(new.day(day("2027-01-01")), DayKind::StatutoryHoliday);
    assert_eq!(new.day(day("2027-01-09")), DayKind::MakeUpWorking);
    assert_eq!(new.day(day("2026-10-01")), old.day(day("2026-10-01")));
}

#[test]
fn a_plan_that_cannot_be_a_notice_is_refused() {
    let publish = |version, change: fn(&mut CalendarYear)| {
        let mut plan = plan_of_2027();
        change(&mut plan);
        Calendar::official().published(version, 2027, plan).unwrap_err()
    };
    assert_eq!(
        publish(1, |_| ()),
        CalendarProblem::VersionNotNewer {
            current: 1,
            offered: 1
        }
    );
    assert_eq!(
        publish(2, |plan| plan.holidays = BTreeSet::from([day("2026-12-31")])),
        CalendarProblem::OtherYear {
            year: 2027,
            day: day("2026-12-31")
        }
    );
    assert_eq!(
        publish(2, |plan| plan.holidays.extend([day("2027-01-02")])),
        CalendarProblem::HolidayOnWeekend {
            day: day("2027-01-02")
        }
    );
    assert_eq!(
        publish(2, |plan| plan.make_up_days.extend([day("2027-01-04")])),
        CalendarProblem::MakeUpOnWeekday {
            day: day("2027-01-04")
        }
    );
    assert_eq!(
        publish(2, |plan| plan.holidays.clear()),
        CalendarProblem::NoHolidays { year: 2027 }
    );
    assert_eq!(
        publish(2, |plan| plan.source = " ".into()),
        CalendarProblem::NoSource { year: 2027 }
    );
}

#[test]
fn an_office_has_days_off_of_its_own() {
    let office = Calendar::official().with_days_off(["2021-10-09", "2021-10-10", "2021-10-11"].map(day));
    assert_eq!(office.day(day("2021-10-09")), DayKind::LocalDayOff);
    assert_eq!(office.day(day("2021-10-10")), DayKind::Weekend);
    assert_eq!(office.day(day("2021-10-11")), DayKind::LocalDayOff);
    assert!(!office.is_working(day("2021-10-11")));
    assert!(Calendar::official().is_working(day("2021-10-11")));
}

#[test]
fn a_calendar_survives_being_stored_inside_a_tagged_enum() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "type")]
    enum Message {
        Publish { calendar: Calendar },
    }
    let calendar = Calendar::official().with_days_off([day("2021-10-11")]);
    let message = Message::Publish { calendar };
    let text = serde_json::to_string(&message).unwrap();
    assert_eq!(serde_json::from_str::<Message>(&text).unwrap(), message);
}
