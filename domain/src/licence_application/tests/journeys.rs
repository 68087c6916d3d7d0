//! Cases from the counter to their end, as pure folds.

use super::{
    World, code,
    fixtures::{GRANT, accept, citizen, clerk, lead, licence, text},
    refused,
};
use crate::{
    access::Actor,
    case::{Effect, LEASE, Outcome, TaskPurpose},
    deadline::{DeadlineStatus, RuleId},
    law::{CommandRefusal, RuleSet},
    licence_application::{Command, LicenceEffect, ProposedDecision, Status},
};

#[test]
fn approved_issued_and_delivered() {
    let mut world = World::delivered();
    assert_eq!(world.status(), Status::Issued);
    assert_eq!(world.told(), ["RECEIPT", "ACCEPTED", "ISSUED", "DELIVERED"]);
    assert_eq!(world.running(), Vec::<&str>::new());
    assert_eq!(world.deadline(RuleId::EL_COUNTER).status, DeadlineStatus::Met);
    assert_eq!(world.deadline(RuleId::DL_DELIVER).status, DeadlineStatus::Met);
    assert_eq!(
        world.state().acceptance.unwrap().rule_set,
        RuleSet::Order162Revised
    );
    assert!(world.state().is_over());
    assert_eq!(world.notices_go_out(), 8, "four notices by two ways");
    assert!(world.state().work.effects.is_empty());
    assert_eq!(world.state().work.next_wake(), None);
}

/// Administrative Licensing Law, article 34(2): whatever can be decided on the spot is.
#[test]
fn decided_in_one_sitting() {
    let world = World::delivered();
    assert!(world.history.iter().all(|entry| entry.at == world.now()));
}

#[test]
fn the_registry_is_away_and_the_application_is_taken_all_the_same() {
    let mut world = World::submitted();
    world
        .ask(
            &clerk(),
            Command::Accept {
                rollout_confirmed: false,
            },
        )
        .unwrap();
    world.claim(&clerk(), TaskPurpose::Review).unwrap();
    assert_eq!(
        code(world.propose(&clerk(), GRANT)),
        refused(CommandRefusal::RegistryPending)
    );
    world.registry_says(&licence("HI"));
    world.propose(&clerk(), GRANT).unwrap();
}

#[test]
fn warned_in_the_morning_and_escalated_after_the_day() {
    let mut world = World::in_review();
    world.later(LEASE);
    world.ask(&Actor::System, crate::case::CaseCommand::Wake).unwrap();
    world.facts.case.now = super::fixtures::at("2026-03-03T08:30:00+08:00");
    world.claim(&clerk(), TaskPurpose::Review).unwrap();
    assert_eq!(
        world.state().work.next_wake(),
        Some(super::fixtures::at("2026-03-03T09:00:00+08:00"))
    );
    world.wake_at("2026-03-03T09:00:00+08:00");
    assert!(!world.state().work.escalated);
    let near = |effect: &Effect<LicenceEffect>| matches!(effect, Effect::Notify(notice) if Some(notice.to) == clerk().person());
    assert_eq!(
        world.settle(|effect| near(effect).then_some(Outcome::Notified)),
        1,
        "the holder is warned"
    );
    world.wake_at("2026-03-04T00:00:00+08:00");
    assert!(world.state().work.escalated);
    assert_eq!(world.status(), Status::Review, "escalation decides nothing");
}

#[test]
fn a_decision_after_the_day_is_late_also_where_no_timer_has_rung() {
    let mut world = World::proposed(GRANT);
    world.facts.case.now = world.deadline(RuleId::EL_COUNTER).expires_at();
    world.ask(&lead(), Command::Approve).unwrap();
    assert_eq!(world.deadline(RuleId::EL_COUNTER).status, DeadlineStatus::Expired);
    assert!(world.state().work.escalated);
}

#[test]
fn an_inquiry_does_not_stop_the_clock() {
    let mut world = World::in_review();
    world
        .ask(
            &clerk(),
            Command::OpenInquiry {
                reason: text("身份证明存疑"),
            },
        )
        .unwrap();
    assert_eq!(world.running(), ["EL-COUNTER"]);
    assert_eq!(
        code(world.propose(&clerk(), GRANT)),
        refused(CommandRefusal::WrongState)
    );
    world
        .ask(
            &clerk(),
            Command::CloseInquiry {
                result: text("经核实无误"),
            },
        )
        .unwrap();
    world.propose(&clerk(), GRANT).unwrap();
}

#[test]
fn withdrawn_at_any_time_before_the_decision() {
    for mut world in [World::submitted(), World::in_review(), World::proposed(GRANT)] {
        world.ask(&citizen(), Command::Withdraw).unwrap();
        assert!(world.state().is_over());
        assert_eq!(world.told().last().unwrap(), "WITHDRAWN");
        assert_eq!(
            code(world.ask(&citizen(), Command::Withdraw)),
            refused(CommandRefusal::CaseClosed)
        );
    }
    assert_eq!(
        code(World::issuing().ask(&citizen(), Command::Withdraw)),
        refused(CommandRefusal::WrongState)
    );
}

#[test]
fn a_doubt_is_looked_into_before_a_grant() {
    let mut world = World::submitted();
    world.registry_says(&licence("N"));
    world.ask(&clerk(), accept()).unwrap();
    world.claim(&clerk(), TaskPurpose::Review).unwrap();
    let unchecked = world.propose(&clerk(), GRANT).unwrap_err();
    assert_eq!(
        (unchecked.code, unchecked.field.as_deref()),
        (refused(CommandRefusal::InvalidInput), Some("checked"))
    );
    let checked = ProposedDecision::Grant {
        checked: Some(text("延期换证，已核实")),
    };
    world.propose(&clerk(), checked).unwrap();
}

/// A registry that refuses for good names no ground: the lead decides again, and another approval asks it anew.
#[test]
fn a_registry_that_refuses_for_good_leads_back_to_the_lead() {
    let mut world = World::submitted();
    world.registry_says(&licence("A"));
    world.ask(&clerk(), accept()).unwrap();
    world.claim(&clerk(), TaskPurpose::Review).unwrap();
    world.propose(&clerk(), GRANT).unwrap();
    world.ask(&lead(), Command::Approve).unwrap();
    world.registry_says(&licence("A"));
    let for_good = |effect: &Effect<LicenceEffect>| {
        let code = "ALREADY_ISSUED".to_owned();
        let issue = matches!(effect.own(), Some(LicenceEffect::IssueLicence { .. }));
        issue.then_some(Outcome::Undeliverable { code })
    };
    assert_eq!(world.settle(for_good), 1);
    assert_eq!(world.status(), Status::PendingApproval);
    assert!(world.state().work.open_task(TaskPurpose::Approve).is_some());
    world.ask(&lead(), Command::Approve).unwrap();
    world.registry_says(&licence("A"));
    assert_eq!(world.registry_issues(), 1);
    assert_eq!(world.status(), Status::Issued);
}
