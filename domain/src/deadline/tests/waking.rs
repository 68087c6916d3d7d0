//! When a case looks at a deadline, and how one is stored.

use super::*;
use crate::deadline::DeadlineStatus;

fn counter() -> Deadline {
    started(RuleId::EL_COUNTER, day("2021-10-22"), &Calendar::official())
}

#[test]
fn a_duty_wakes_the_case_for_the_warning_and_for_the_end() {
    let deadline = counter();
    assert_eq!(deadline.warn_at().to_rfc3339(), "2021-10-25T01:00:00+00:00");
    assert_eq!(deadline.expires_at().to_rfc3339(), "2021-10-25T16:00:00+00:00");
    assert_eq!(deadline.next_wake(), Some(deadline.warn_at()));
    let warned = Deadline {
        warned: true,
        ..deadline
    };
    assert_eq!(warned.next_wake(), Some(warned.expires_at()));
}

#[test]
fn a_deadline_that_is_over_wakes_nobody_and_stays_as_it_is() {
    let newer = Calendar::official().with_days_off([day("2021-10-25")]);
    let newer = newer
        .published(2, 2026, newer.year(2026).unwrap().clone())
        .unwrap();
    assert!(counter().recalculated(&newer).is_some());
    for status in [
        DeadlineStatus::Met,
        DeadlineStatus::Expired,
        DeadlineStatus::Stopped,
    ] {
        let over = Deadline { status, ..counter() };
        assert_eq!(over.next_wake(), None);
        assert_eq!(over.recalculated(&newer), None);
    }
}

#[test]
fn a_right_has_no_timer_and_a_condition_has_one() {
    let calendar = Calendar::official();
    assert_eq!(
        started(RuleId::RV_APPLY, day("2021-10-22"), &calendar).next_wake(),
        None
    );
    let answer = started(RuleId::CORRECTION_ANSWER, day("2021-10-22"), &calendar);
    assert_eq!(answer.next_wake(), Some(answer.warn_at()));
}

#[test]
fn a_deadline_is_stored_in_this_form() {
    let text = serde_json::to_string_pretty(&counter()).unwrap();
    insta::assert_snapshot!(text);
    assert_eq!(serde_json::from_str::<Deadline>(&text).unwrap(), counter());
}

#[test]
fn an_unknown_rule_cannot_be_read() {
    let error = serde_json::from_str::<RuleId>("\"EL-TOMORROW\"").unwrap_err();
    assert_eq!(
        error.to_string(),
        "failed to find the deadline rule \"EL-TOMORROW\""
    );
}
