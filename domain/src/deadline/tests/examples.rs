//! Due days that were counted by hand on a wall calendar.

use std::collections::BTreeSet;

use super::*;
use crate::calendar::CalendarYear;

fn due(id: RuleId, start: &str) -> String {
    started(id, day(start), &Calendar::official()).due.to_string()
}

#[test]
fn working_days_around_the_spring_festival_of_2021() {
    // Sunday 7 February is worked; 11 to 17 February are off; Saturday 20 February is worked.
    assert_eq!(due(RuleId::ALL_CORR, "2021-02-05"), "2021-02-18");
    assert_eq!(due(RuleId::UC_OUT, "2021-02-10"), "2021-02-20");
}

#[test]
fn working_days_around_the_national_day_of_2021() {
    // Sunday 26 September and Saturday 9 October are worked; 1 to 7 October are off.
    assert_eq!(due(RuleId::EL_COUNTER, "2021-09-25"), "2021-09-26");
    assert_eq!(due(RuleId::ALL_CORR, "2021-09-24"), "2021-09-30");
    assert_eq!(due(RuleId::UC_OUT, "2021-09-30"), "2021-10-11");
    assert_eq!(due(RuleId::EL_COUNTER, "2021-10-08"), "2021-10-09");
}

#[test]
fn the_counter_answers_on_the_next_working_day() {
    assert_eq!(due(RuleId::EL_COUNTER, "2021-10-22"), "2021-10-25");
}

#[test]
fn calendar_days_and_months_that_end_in_a_holiday_go_on() {
    assert_eq!(due(RuleId::RV_APPLY, "2021-08-04"), "2021-10-08");
    assert_eq!(due(RuleId::RV_SUE, "2021-09-18"), "2021-10-08");
    assert_eq!(due(RuleId::SUE, "2021-04-03"), "2021-10-08");
}

#[test]
fn a_month_without_the_day_ends_on_its_last_day() {
    assert_eq!(due(RuleId::SUE, "2021-08-31"), "2022-02-28");
    assert_eq!(due(RuleId::DL_RENEW, "2024-02-29"), "2025-02-28");
}

#[test]
fn temporary_plates_end_on_a_holiday() {
    assert_eq!(due(RuleId::UC_TEMP_PLATE, "2021-09-01"), "2021-10-01");
}

#[test]
fn the_day_is_that_of_shanghai() {
    let calendar = Calendar::official();
    let at = |moment: &str| {
        Deadline::start(
            DeadlineId(1),
            RuleId::EL_COUNTER,
            moment.parse().unwrap(),
            &calendar,
        )
    };
    assert_eq!(at("2021-10-24T15:59:59Z").due, day("2021-10-25"));
    assert_eq!(at("2021-10-24T16:00:00Z").due, day("2021-10-26"));
}

#[test]
fn an_office_that_is_closed_has_a_day_more() {
    let office = Calendar::official().with_days_off([day("2021-10-25")]);
    assert_eq!(
        started(RuleId::EL_COUNTER, day("2021-10-22"), &office).due,
        day("2021-10-26")
    );
    assert_eq!(
        started(RuleId::RV_SUE, day("2021-10-10"), &office).due,
        day("2021-10-26")
    );
}

fn plan_of_2027() -> CalendarYear {
    CalendarYear {
        holidays: BTreeSet::from([day("2027-01-01")]),
        make_up_days: BTreeSet::default(),
        source: "invented for a test".into(),
    }
}

#[test]
fn a_deadline_into_a_year_without_a_calendar_is_provisional_until_that_is_published() {
    let official = Calendar::official();
    let before = Deadline {
        warned: true,
        ..started(RuleId::ALL_CORR, day("2026-12-28"), &official)
    };
    assert_eq!((before.due, before.provisional), (day("2027-01-04"), true));

    let published = official.published(2, 2027, plan_of_2027()).unwrap();
    let after = before.recalculated(&published).unwrap();
    assert_eq!(
        (after.due, after.provisional, after.calendar_version),
        (day("2027-01-05"), false, 2)
    );
    assert!(!after.warned, "the new due day has its own warning");
    assert_eq!(after.recalculated(&published), None);
}

#[test]
fn a_provisional_deadline_that_does_not_move_is_settled_and_keeps_its_warning() {
    let official = Calendar::official();
    let before = Deadline {
        warned: true,
        ..started(RuleId::RV_SUE, day("2026-12-29"), &official)
    };
    assert_eq!((before.due, before.provisional), (day("2027-01-13"), true));
    let after = before
        .recalculated(&official.published(2, 2027, plan_of_2027()).unwrap())
        .unwrap();
    assert_eq!(
        (after.due, after.provisional, after.warned),
        (day("2027-01-13"), false, true)
    );
}

#[test]
fn a_deadline_that_ends_with_the_year_is_not_provisional() {
    let deadline = started(RuleId::ALL_CORR, day("2026-12-24"), &Calendar::official());
    assert_eq!((deadline.due, deadline.provisional), (day("2026-12-31"), false));
}

#[test]
fn a_plate_that_never_rolls_depends_on_no_calendar() {
    let deadline = started(RuleId::UC_TEMP_PLATE, day("2026-12-20"), &Calendar::official());
    assert_eq!((deadline.due, deadline.provisional), (day("2027-01-19"), false));
}
