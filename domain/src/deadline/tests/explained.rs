//! Explanations as a person reads them.

use super::*;
use crate::deadline::{ExplainedDay, explain};

fn number(day: &ExplainedDay) -> String {
    day.counted
        .map_or_else(|| "  -".to_owned(), |number| format!("{number:>3}"))
}

fn read(deadline: &Deadline, calendar: &Calendar) -> String {
    let rule = rule(deadline.rule);
    let days = explain(deadline, calendar);
    let zh = days.iter().map(|day| {
        format!(
            "{}{} {}：{}\n",
            day.day,
            number(day),
            day.kind.text_zh(),
            day.note.text_zh()
        )
    });
    let en = days.iter().map(|day| {
        format!(
            "{}{} {}: {}\n",
            day.day,
            number(day),
            day.kind.text_en(),
            day.note.text_en()
        )
    });
    format!(
        "{}（{}），{}\n{}\n{} ({}), {}\n{}",
        rule.title_zh,
        deadline.length.text_zh(),
        deadline.on_expiry.text_zh(),
        zh.collect::<String>(),
        rule.title_en,
        deadline.length.text_en(),
        deadline.on_expiry.text_en(),
        en.collect::<String>(),
    )
}

#[test]
fn five_working_days_across_the_national_day() {
    let calendar = Calendar::official().with_days_off([day("2021-10-12")]);
    let deadline = started(RuleId::ALL_CORR, day("2021-09-29"), &calendar);
    insta::assert_snapshot!(read(&deadline, &calendar));
}

#[test]
fn fifteen_calendar_days_that_end_in_the_national_day() {
    let calendar = Calendar::official();
    insta::assert_snapshot!(read(
        &started(RuleId::RV_SUE, day("2021-09-18"), &calendar),
        &calendar
    ));
}

#[test]
fn five_working_days_into_a_year_without_a_calendar() {
    let calendar = Calendar::official();
    insta::assert_snapshot!(read(
        &started(RuleId::ALL_CORR, day("2026-12-29"), &calendar),
        &calendar
    ));
}
