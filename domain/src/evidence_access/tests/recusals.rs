//! Who stands aside: at a party's request, of themselves, by the head, or because they have a part in the accident.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::{Actor, Post},
    accident::{AccidentFile, AccidentPart, AccidentParty},
    case::{CaseCommand, TaskPurpose},
    deadline::RuleId,
    evidence_access::{Command, ExclusionReason, Status, Verdict},
};

fn ask() -> Command {
    Command::AskForRecusal {
        officer: person(10),
        words: text("与对方当事人系亲属"),
    }
}

fn decide(granted: bool) -> Command {
    let words = text("情况属实");
    Command::DecideRecusal { granted, words }
}

#[test]
fn the_head_decides_in_two_working_days_and_the_officer_is_out() {
    let mut world = World::in_review();
    assert_eq!(world.code(&citizen(STRANGER), ask()), "NOT_YOUR_POST");
    world.ask(&applicant(), ask()).unwrap();
    assert_eq!(world.code(&applicant(), ask()), "WRONG_STATE", "one at a time");
    assert_eq!(world.deadline(RuleId::AC_RECUSAL).due.to_string(), "2026-03-04");
    assert_eq!(world.code(&officer(), decide(true)), "NOT_YOUR_POST");
    world.ask(&head(), decide(true)).unwrap();
    assert_eq!(world.told(APPLICANT).last().unwrap(), "RECUSAL_DECIDED");
    assert_eq!(world.state().excluded, [person(10)].into());
    assert!(world.state().work.holders().is_empty(), "their task is free");
    assert_eq!(code(world.judge(plan(), Verdict::Release)), "EXCLUDED");
    assert_eq!(code(world.claim(&officer(), TaskPurpose::Review)), "EXCLUDED");
    let task = world.state().work.open_task(TaskPurpose::Review).unwrap().id;
    let back = CaseCommand::ReassignTask { task, to: person(10) };
    assert_eq!(world.code(&head(), back), "EXCLUDED");
    world.claim(&colleague(), TaskPurpose::Review).unwrap();
}

/// The party learns nothing by asking: of whoever stands aside already, or has a part in the accident, it goes as of anybody.
#[test]
fn a_request_about_whoever_is_out_already_goes_like_any_other() {
    let told = |officer: u128| {
        let mut world = World::in_review();
        world.register_says(&file());
        let words = text("与当事人有利害关系");
        let exclude = Command::ExcludeStaff {
            person: person(11),
            words,
        };
        world.ask(&head(), exclude).unwrap();
        let before = world.history.len();
        let words = text("与对方当事人系亲属");
        let officer = person(officer);
        world
            .ask(&applicant(), Command::AskForRecusal { officer, words })
            .unwrap();
        world.ask(&head(), decide(true)).unwrap();
        assert_eq!(world.state().recusal, None);
        let entries = world.history[before..].iter();
        let names = entries.map(|entry| {
            let event = serde_json::to_value(&entry.event).unwrap();
            event["event"].as_str().unwrap().to_owned()
        });
        names.collect::<Vec<_>>()
    };
    let untouched = told(12);
    assert!(untouched.contains(&"RECUSAL_DECIDED".to_owned()));
    for (known, why) in [(11, "stands aside"), (7, "a passenger"), (1, "the party")] {
        assert_eq!(told(known), untouched, "{why}");
    }
}

#[test]
fn a_request_that_is_not_granted_changes_nothing() {
    let mut world = World::in_review();
    world.ask(&applicant(), ask()).unwrap();
    world.ask(&head(), decide(false)).unwrap();
    assert!(world.state().excluded.is_empty());
    world.judge(plan(), Verdict::Release).unwrap();
    assert_eq!(world.code(&head(), decide(false)), "WRONG_STATE");
}

#[test]
fn a_head_does_not_decide_on_themselves() {
    let mut world = World::in_review();
    let about_the_head = Command::AskForRecusal {
        officer: person(20),
        words: text("与对方当事人系亲属"),
    };
    world.ask(&applicant(), about_the_head).unwrap();
    let task = world.state().work.open_task(TaskPurpose::Recusal).unwrap();
    assert_eq!(task.post, Post::Supervision, "there is no other head");
    assert_eq!(world.code(&head(), decide(true)), "FOUR_EYES");
    world.ask(&supervisor(), decide(true)).unwrap();
    assert_eq!(world.code(&head(), CONSENT), "EXCLUDED");
}

#[test]
fn a_request_that_is_late_is_escalated() {
    let mut world = World::in_review();
    world.ask(&applicant(), ask()).unwrap();
    world.wake_at("2026-03-05T00:00:00+08:00");
    assert!(world.state().work.escalated);
}

/// The proposal of somebody who stands aside does not stand.
#[test]
fn a_proposal_goes_with_the_one_who_made_it() {
    let mut world = World::proposed();
    world.ask(&applicant(), ask()).unwrap();
    world.ask(&head(), decide(true)).unwrap();
    assert_eq!(world.status(), Status::Review);
    assert!(world.state().proposal.is_none());
    assert!(world.state().work.open_task(TaskPurpose::Approve).is_none());
    world.register_says(&file());
    world.claim(&colleague(), TaskPurpose::Review).unwrap();
    world.propose(&colleague(), release_checked()).unwrap();
    world.ask(&head(), CONSENT).unwrap();
}

#[test]
fn somebody_stands_aside_of_themselves_or_by_the_head() {
    let exclude = |number| Command::ExcludeStaff {
        person: person(number),
        words: text("与当事人有利害关系"),
    };
    let mut world = World::in_review();
    assert_eq!(world.code(&officer(), exclude(11)), "NOT_YOUR_POST");
    world.ask(&officer(), exclude(10)).unwrap();
    assert_eq!(world.code(&officer(), exclude(10)), "EXCLUDED");
    world.ask(&head(), exclude(11)).unwrap();
    assert_eq!(
        world.code(&head(), exclude(11)),
        "INVALID_INPUT",
        "they are out already"
    );
    let reasons: Vec<_> = world
        .history
        .iter()
        .filter_map(|entry| match entry.event {
            crate::evidence_access::Event::StaffExcluded { because, .. } => Some(because),
            _ => None,
        })
        .collect();
    assert_eq!(reasons, [ExclusionReason::Declared, ExclusionReason::Ordered]);
}

#[test]
fn the_glass_closes_when_supervision_is_out() {
    let mut world = World::granted();
    let reason = text("核查举报线索");
    world.ask(&supervisor(), Command::BreakGlass { reason }).unwrap();
    let exclude = Command::ExcludeStaff {
        person: person(30),
        words: text("与当事人有利害关系"),
    };
    world.ask(&head(), exclude).unwrap();
    assert!(world.state().glass.is_none());
}

#[test]
fn whoever_has_a_part_in_the_accident_works_on_none_of_it() {
    for person in [APPLICANT, DEAD, RELATIVE, OWNER, INSURER, PASSENGER] {
        let actor = everywhere(person);
        for mut world in [World::submitted(), World::proposed(), World::granted()] {
            world.register_says(&file());
            for command in [
                accept(),
                CONSENT,
                Command::BreakGlass {
                    reason: text("好奇")
                },
                Command::RevokeGrant {
                    words: text("好奇")
                },
                Command::IssueCopies,
            ] {
                assert_eq!(world.code(&actor, command), "OWN_CASE");
            }
        }
    }
}

/// The register says only later that the officer was there.
#[test]
fn an_officer_who_turns_out_to_have_been_there_is_out_at_once() {
    let mut world = World::in_review();
    let part = AccidentParty {
        person: person(10),
        part: AccidentPart::Witness,
        died: false,
    };
    let mut parties = file().parties;
    parties.push(part);
    world.report(&AccidentFile { parties, ..file() });
    assert!(world.state().work.holders().is_empty());
    assert_eq!(code(world.judge(plan(), Verdict::Release)), "OWN_CASE");
    world.report(&file());
    assert_eq!(
        code(world.claim(&officer(), TaskPurpose::Review)),
        "OWN_CASE",
        "once said, it stands"
    );
    assert_eq!(world.code(&Actor::System, Command::IssueCopies), "NOT_YOUR_POST");
}
