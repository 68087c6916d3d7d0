//! The register: complete, in words, and with the units that each instrument means.

use std::collections::BTreeSet;

use super::*;
use crate::deadline::{Instrument, RollForward, Unit, register, unit_of};

/// Days that a clause makes calendar days although its instrument means working days by that number.
const EXPRESSLY_CALENDAR_DAYS: [RuleId; 1] = [RuleId::UC_TEMP_PLATE_MAKE];

#[test]
fn every_id_has_one_rule() {
    let ids: BTreeSet<RuleId> = RuleId::EVERY.iter().copied().collect();
    assert_eq!(ids.len(), RuleId::EVERY.len());
    assert_eq!(register().len(), ids.len());
    for id in ids {
        assert_eq!(rule(id).id, id);
        assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{id}\""));
        assert_eq!(id.as_str().parse(), Ok(id));
    }
}

#[test]
fn every_rule_is_entitled_in_both_languages_and_names_its_article() {
    for rule in register() {
        let texts = [
            rule.title_zh,
            rule.title_en,
            rule.starts_zh,
            rule.starts_en,
            rule.article,
        ];
        assert!(texts.iter().all(|text| !text.is_empty()), "{}", rule.id);
        assert!(
            !rule.title_zh.is_ascii() && !rule.starts_zh.is_ascii(),
            "{}",
            rule.id
        );
        assert!(
            rule.title_en.is_ascii() && rule.starts_en.is_ascii(),
            "{}",
            rule.id
        );
    }
}

#[test]
fn days_have_the_unit_that_their_instrument_means() {
    for rule in register()
        .iter()
        .filter(|rule| !EXPRESSLY_CALENDAR_DAYS.contains(&rule.id))
    {
        match rule.length {
            Length::WorkingDays(days) => {
                assert_eq!(unit_of(rule.instrument, days), Unit::WorkingDay, "{}", rule.id);
            }
            Length::CalendarDays(days) => {
                assert_eq!(unit_of(rule.instrument, days), Unit::CalendarDay, "{}", rule.id);
            }
            Length::Months(count) | Length::Years(count) => assert!(count > 0),
        }
    }
}

#[test]
fn three_days_are_not_three_days() {
    assert_eq!(unit_of(Instrument::O146, 3), Unit::WorkingDay);
    assert_eq!(unit_of(Instrument::O163, 3), Unit::CalendarDay);
    assert_eq!(unit_of(Instrument::O164, 3), Unit::WorkingDay);
    assert_eq!(unit_of(Instrument::O162, 10), Unit::CalendarDay);
    assert_eq!(unit_of(Instrument::O164, 10), Unit::WorkingDay);
}

#[test]
fn a_period_in_working_days_never_rolls_and_is_never_empty() {
    for rule in register() {
        if let Length::WorkingDays(days) = rule.length {
            assert!(days > 0 && rule.roll_forward == RollForward::No, "{}", rule.id);
        }
    }
}

#[test]
fn orders_without_a_clause_roll_by_policy_only() {
    let silent =
        |rule: &&crate::deadline::Rule| matches!(rule.instrument, Instrument::O162 | Instrument::O164);
    assert!(
        register()
            .iter()
            .filter(silent)
            .all(|rule| rule.roll_forward != RollForward::Law)
    );
}

#[test]
fn what_is_not_law_says_so() {
    for rule in register() {
        let named_policy = matches!(rule.instrument, Instrument::Policy | Instrument::Norm);
        assert!(rule.is_policy || !named_policy, "{}", rule.id);
    }
    assert!(rule(RuleId::DL_DELIVER).is_policy && rule(RuleId::DL_DELIVER).doubt.is_some());
    assert!(!rule(RuleId::ALL_CORR).is_policy);
}

/// The whole register as a table, so that a change of any period is a visible diff.
#[test]
fn the_register_reads_like_this() {
    let line = |rule: &crate::deadline::Rule| {
        let policy = if rule.is_policy { " [policy]" } else { "" };
        let doubt = rule
            .doubt
            .map_or_else(String::new, |doubt| format!(" (doubt: {doubt})"));
        let timer = if rule.obligation.is_awaited() {
            "timer"
        } else {
            "no timer"
        };
        format!(
            "{:<24} {:<16} {:<17} roll {:<6} {:?}, {:?}, {timer}{policy}: {} | {}{doubt}",
            rule.id.as_str(),
            rule.length.text_en(),
            rule.article,
            format!("{:?}", rule.roll_forward),
            rule.obligation,
            rule.on_expiry,
            rule.title_zh,
            rule.title_en,
        )
    };
    insta::assert_snapshot!(register().iter().map(line).collect::<Vec<_>>().join("\n"));
}
