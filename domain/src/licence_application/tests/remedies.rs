//! Negative decisions: service, the periods of the remedies, reopening and revocation.

use super::{
    World, code,
    fixtures::{clerk, lead, licence, staff, supervisor, text},
    refused,
};
use crate::{
    access::Post,
    case::TaskPurpose,
    deadline::{DeadlineStatus, RuleId},
    law::{CommandRefusal, DecisionGround, service::ServiceManner},
    licence_application::{Command, LicenceEffect, LicenceOutcome, Status},
};
use chrono::{NaiveDate, TimeDelta};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn serve(on: &str) -> Command {
    Command::RecordService {
        manner: ServiceManner::Direct,
        day: day(on),
        consent: false,
    }
}

#[test]
fn a_refusal_is_served_and_its_remedies_run_from_service() {
    let mut world = World::refused();
    assert_eq!(world.running(), ["DL-DELIVER"]);
    assert_eq!(world.told(), ["RECEIPT", "ACCEPTED", "REFUSED"]);
    assert!(!world.state().is_over());
    world.later(TimeDelta::days(2));
    world.ask(&clerk(), serve("2026-03-03")).unwrap();
    assert_eq!(world.running(), ["RV-APPLY", "SUE"]);
    assert_eq!(world.deadline(RuleId::RV_APPLY).start.to_string(), "2026-03-03");
    assert_eq!(
        world.deadline(RuleId::RV_APPLY).due.to_string(),
        "2026-05-06",
        "2 May is a holiday, rolled"
    );
    assert_eq!(world.deadline(RuleId::SUE).due.to_string(), "2026-09-03");
    assert!(world.state().is_over());
    assert_eq!(
        code(world.ask(&clerk(), serve("2026-03-03"))),
        refused(CommandRefusal::WrongState)
    );
}

#[test]
fn service_lies_between_the_decision_and_today_and_electronic_service_needs_consent() {
    let mut world = World::refused();
    for wrong in ["2026-03-01", "2026-03-03"] {
        assert_eq!(
            world.ask(&clerk(), serve(wrong)).unwrap_err().field.as_deref(),
            Some("day")
        );
    }
    let electronic = |consent| Command::RecordService {
        manner: ServiceManner::ElectronicWithConsent,
        day: day("2026-03-02"),
        consent,
    };
    let without = world.ask(&clerk(), electronic(false)).unwrap_err();
    assert_eq!(without.field.as_deref(), Some("consent"));
    world.ask(&staff(40, [Post::Dossier]), electronic(true)).unwrap();
}

#[test]
fn a_decision_that_is_not_served_in_time_is_escalated() {
    let mut world = World::not_accepted();
    world.wake_at("2026-03-17T00:00:00+08:00");
    assert_eq!(world.deadline(RuleId::DL_DELIVER).status, DeadlineStatus::Expired);
    assert!(world.state().work.escalated);
    assert!(!world.state().is_over(), "it still has to be served");
    world.ask(&clerk(), serve("2026-03-16")).unwrap();
    assert!(world.state().is_over());
}

#[test]
fn a_review_that_sets_the_refusal_aside_reopens_the_case() {
    let mut world = World::refused();
    world.ask(&clerk(), serve("2026-03-02")).unwrap();
    world.later(TimeDelta::days(40));
    let reopen = Command::Reopen {
        review_decision: text("复议决定〔2026〕12号"),
    };
    assert_eq!(
        code(world.ask(&clerk(), reopen.clone())),
        refused(CommandRefusal::NotYourPost)
    );
    world.facts.open_case = Some(super::fixtures::case_number());
    assert!(
        world.ask(&lead(), reopen.clone()).is_err(),
        "the person has applied again"
    );
    world.facts.open_case = None;
    world.ask(&lead(), reopen).unwrap();
    assert_eq!(
        (world.status(), world.running()),
        (Status::Review, vec!["EL-COUNTER"])
    );
    assert_eq!(world.state().decision, None);
    assert_eq!(
        world.state().acceptance.unwrap().day.to_string(),
        "2026-03-02",
        "the first acceptance stays"
    );
    world.claim(&clerk(), TaskPurpose::Review).unwrap();
    world.registry_says(&licence("A"));
    world.propose(&clerk(), super::fixtures::GRANT).unwrap();
    world.ask(&lead(), Command::Approve).unwrap();
}

#[test]
fn reopening_what_was_never_accepted_accepts_it() {
    let mut world = World::not_accepted();
    world.later(TimeDelta::days(1));
    world
        .ask(
            &supervisor(),
            Command::Reopen {
                review_decision: text("复议决定〔2026〕3号"),
            },
        )
        .unwrap();
    assert_eq!(world.state().acceptance.unwrap().day.to_string(), "2026-03-03");
    assert_eq!(world.told().last().unwrap(), "ACCEPTED");
}

#[test]
fn supervision_revokes_and_the_person_can_contest_it() {
    let mut world = World::delivered();
    let revoke = Command::Revoke {
        ground: DecisionGround::FalseMaterial,
        words: text("以虚假材料取得"),
    };
    assert_eq!(
        code(world.ask(&lead(), revoke.clone())),
        refused(CommandRefusal::NotYourPost)
    );
    let granted_it = staff(20, [Post::Supervision]);
    assert_eq!(
        code(world.ask(&granted_it, revoke.clone())),
        refused(CommandRefusal::FourEyes)
    );
    world.ask(&supervisor(), revoke).unwrap();
    assert_eq!(
        (world.status(), world.running()),
        (Status::Revoked, vec!["DL-DELIVER"])
    );
    let revokes = |effect: &LicenceEffect| matches!(effect, LicenceEffect::RevokeLicence { .. });
    assert_eq!(
        world.answer(|effect| revokes(effect).then_some(LicenceOutcome::LicenceRevoked)),
        1
    );
    world.ask(&clerk(), serve("2026-03-02")).unwrap();
    assert_eq!(world.running(), ["RV-APPLY", "SUE"]);
    assert!(world.state().is_over());
}
