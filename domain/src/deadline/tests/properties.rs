//! What holds for every start, every length and every calendar.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Weekday};
use proptest::prelude::*;

use super::*;
use crate::{
    calendar::CalendarYear,
    deadline::{DayNote, RollForward, counting, explain, register},
};

const DAYS_FROM_2004_TO_2029: u64 = 9_497;

/// Days of years with and without an official calendar.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..DAYS_FROM_2004_TO_2029).prop_map(|offset| day("2004-01-01") + Days::new(offset))
}

fn any_rule() -> impl Strategy<Value = RuleId> {
    prop::sample::select(RuleId::EVERY)
}

fn any_rolled_length() -> impl Strategy<Value = Length> {
    prop_oneof![
        (1..400_u16).prop_map(Length::CalendarDays),
        (1..30_u16).prop_map(Length::Months),
        (1..6_u16).prop_map(Length::Years),
    ]
}

/// A calendar of 2027 that nobody announced.
fn any_plan_of_2027() -> impl Strategy<Value = CalendarYear> {
    prop::collection::btree_set(0..365_u64, 1..60).prop_filter_map("no weekday chosen", |offsets| {
        let days = offsets
            .into_iter()
            .map(|offset| day("2027-01-01") + Days::new(offset));
        let weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let (make_up_days, holidays): (BTreeSet<_>, BTreeSet<_>) = days.partition(weekend);
        let source = "invented for a test".to_owned();
        (!holidays.is_empty()).then_some(CalendarYear {
            holidays,
            make_up_days,
            source,
        })
    })
}

proptest! {
    #[test]
    fn a_deadline_ends_after_it_starts(id in any_rule(), start in any_day()) {
        prop_assert!(started(id, start, &Calendar::official()).due > start);
    }

    #[test]
    fn working_days_are_those_that_one_finds_by_counting(start in any_day(), days in 1..200_u16) {
        let calendar = Calendar::official();
        let end = count(start, Length::WorkingDays(days), RollForward::No, &calendar);
        let mut worked = start.iter_days().skip(1).filter(|day| calendar.is_working(*day));
        prop_assert_eq!(Some(end.due), worked.nth(usize::from(days) - 1));
    }

    #[test]
    fn a_rolled_end_is_the_first_working_day_from_the_counted_end(start in any_day(), length in any_rolled_length()) {
        let calendar = Calendar::official();
        let plain = count(start, length, RollForward::No, &calendar);
        for roll_forward in [RollForward::Law, RollForward::Policy] {
            let rolled = count(start, length, roll_forward, &calendar);
            prop_assert_eq!(rolled.counted, plain.due);
            prop_assert!(calendar.is_working(rolled.due));
            prop_assert!(plain.due.iter_days().take_while(|day| *day < rolled.due).all(|day| !calendar.is_working(day)));
        }
    }

    #[test]
    fn a_longer_or_later_period_never_ends_earlier(
        start in any_day(), later in 0..30_u64, days in 1..60_u16, more in 0..30_u16, id in any_rule(),
    ) {
        let calendar = Calendar::official();
        for unit in [Length::WorkingDays, Length::CalendarDays, Length::Months] {
            let due = |start, days| count(start, unit(days), rule(id).roll_forward, &calendar).due;
            prop_assert!(due(start, days) <= due(start, days + more));
            prop_assert!(due(start, days) <= due(start + Days::new(later), days));
        }
    }

    #[test]
    fn an_explanation_has_every_day_once_and_only_the_last_is_due(id in any_rule(), start in any_day()) {
        let calendar = Calendar::official();
        let deadline = started(id, start, &calendar);
        let explained = explain(&deadline, &calendar);
        let days: Vec<_> = explained.iter().map(|day| day.day).collect();
        prop_assert_eq!(days, start.iter_days().take_while(|day| *day <= deadline.due).collect::<Vec<_>>());
        prop_assert_eq!(explained[0].note, DayNote::Start);
        let due = explained.iter().filter(|day| day.note == DayNote::Due).map(|day| day.day);
        prop_assert_eq!(due.collect::<Vec<_>>(), vec![deadline.due]);
        prop_assert!(explained.iter().all(|day| day.kind == calendar.day(day.day)));
    }

    #[test]
    fn a_period_of_n_days_counts_n_days(start in any_day(), days in 1..200_u16) {
        let calendar = Calendar::official();
        for (id, length) in [(RuleId::ALL_CORR, Length::WorkingDays(days)), (RuleId::RV_APPLY, Length::CalendarDays(days))] {
            let explained = explain(&started_with(id, length, start, &calendar), &calendar);
            let counted: Vec<u16> = explained.iter().filter_map(|day| day.counted).collect();
            prop_assert_eq!(counted, (1..=days).collect::<Vec<_>>());
        }
        let explained = explain(&started_with(RuleId::ALL_CORR, Length::WorkingDays(days), start, &calendar), &calendar);
        prop_assert!(explained.iter().all(|day| day.counted.is_none() || day.kind.is_working()));
    }

    #[test]
    fn a_deadline_is_provisional_only_with_an_assumed_day(id in any_rule(), start in any_day()) {
        let calendar = Calendar::official();
        let deadline = started(id, start, &calendar);
        let assumed = explain(&deadline, &calendar).iter().skip(1).any(|day| day.kind.is_assumed());
        prop_assert!(!deadline.provisional || assumed);
        // Working days depend on every day between; rolled ends on the end alone.
        if matches!(deadline.length, Length::WorkingDays(_)) {
            prop_assert_eq!(deadline.provisional, assumed);
        }
    }

    #[test]
    fn the_same_calendar_changes_nothing(id in any_rule(), start in any_day()) {
        let calendar = Calendar::official();
        let same = calendar.published(2, 2026, calendar.year(2026).unwrap().clone()).unwrap();
        let deadline = started(id, start, &calendar);
        prop_assert_eq!(deadline.recalculated(&calendar), None);
        prop_assert_eq!(deadline.recalculated(&same), None);
    }

    #[test]
    fn publishing_the_year_settles_what_was_provisional(
        plan in any_plan_of_2027(), id in any_rule(), offset in 0..60_u64,
    ) {
        let official = Calendar::official();
        let published = official.published(2, 2027, plan).unwrap();
        let start = day("2026-11-01") + Days::new(offset);
        let before = started(id, start, &official);
        let anew = started(id, start, &published);
        let after = before.recalculated(&published).unwrap_or_else(|| before.clone());
        prop_assert_eq!((after.due, after.provisional), (anew.due, anew.provisional));
        if before.provisional && before.due.year() == 2027 && anew.due.year() == 2027 {
            prop_assert!(!anew.provisional);
        }
    }

    #[test]
    fn three_days_of_an_accident_never_end_before_three_days_of_points(start in any_day()) {
        let calendar = Calendar::official();
        let accident = count(start, Length::WorkingDays(3), RollForward::No, &calendar);
        let points = count(start, Length::CalendarDays(3), RollForward::Law, &calendar);
        prop_assert!(accident.due >= points.due);
    }

    #[test]
    fn a_deadline_reads_back_as_it_was_written(id in any_rule(), start in any_day()) {
        let deadline = started(id, start, &Calendar::official());
        let text = serde_json::to_string(&deadline).unwrap();
        prop_assert_eq!(serde_json::from_str::<Deadline>(&text).unwrap(), deadline);
    }
}

#[test]
fn a_warning_comes_before_the_end_for_every_rule() {
    for rule in register() {
        let deadline = started(rule.id, day("2021-09-30"), &Calendar::official());
        assert!(deadline.warn_at() < deadline.expires_at());
        assert_eq!(counting::next(deadline.due), deadline.due + Days::new(1));
    }
}
