//! What contests a decision, and who may not do what.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::{Actor, Post},
    case::{CaseCommand, RefusalDetail, TaskPurpose},
    evidence_access::{Command, Event, Status, Verdict, news},
    law::{EvidenceGround, service::ServiceManner},
};

fn object() -> Command {
    let words = text("照片已遮盖他人面部");
    Command::Object { words }
}

fn answer(upheld: bool) -> Command {
    let words = text("应当重新审核");
    Command::AnswerObjection { upheld, words }
}

fn serve() -> Command {
    Command::RecordService {
        manner: ServiceManner::Direct,
        day: "2026-03-02".parse().unwrap(),
        consent: false,
    }
}

#[test]
fn an_objection_that_stands_has_what_was_refused_looked_at_again() {
    let mut world = World::partly();
    world.ask(&officer(), serve()).unwrap();
    assert_eq!(world.code(&citizen(STRANGER), object()), "NOT_YOUR_POST");
    world.ask(&applicant(), object()).unwrap();
    assert_eq!(
        world.code(&applicant(), object()),
        "WRONG_STATE",
        "once at a time"
    );
    assert_eq!(world.code(&head(), answer(true)), "NOT_YOUR_POST");
    let decider = Actor::Staff {
        person: person(20),
        office: office(),
        posts: [Post::Supervision].into(),
    };
    assert_eq!(world.code(&decider, answer(true)), "FOUR_EYES");
    world.open_viewing();
    world.ask(&supervisor(), answer(true)).unwrap();
    assert_eq!(world.status(), Status::Review);
    world.sees(plan()).unwrap();
    assert_eq!(
        world.running(),
        ["AC-REVIEW-APPLY", "EV-DECIDE"],
        "its remedies are gone"
    );
    world.register_says(&file());
    world.claim(&officer(), TaskPurpose::Review).unwrap();
    assert_eq!(
        code(world.judge(plan(), not_shown(EvidenceGround::ConfidentialItem))),
        "INVALID_INPUT",
        "the reviewer alone takes nothing back"
    );
    assert_eq!(
        code(world.propose(&officer(), refuse_whole(EvidenceGround::NotServed))),
        "VERDICTS_MISSING"
    );
    world.judge(photo(), covered()).unwrap();
    assert_eq!(
        code(world.propose(&officer(), refuse_whole(EvidenceGround::NotServed))),
        "WRONG_STATE"
    );
    world.propose(&officer(), RELEASE).unwrap();
    world.ask(&head(), CONSENT).unwrap();
    assert_eq!(world.pages_made_but(&[]), 1);
    assert_eq!(world.status(), Status::Granted);
    world.sees(photo()).unwrap();
    world.sees(plan()).unwrap();
    assert!(!world.state().is_contestable());
}

#[test]
fn a_grant_that_ends_during_a_second_review_is_given_anew() {
    let mut world = World::partly();
    world.ask(&applicant(), object()).unwrap();
    world.ask(&supervisor(), answer(true)).unwrap();
    world.register_says(&file());
    world.wake_at("2026-04-02T09:00:00+08:00");
    assert_eq!(world.status(), Status::Review);
    assert!(world.state().standing_grant().is_none());
    world.claim(&officer(), TaskPurpose::Review).unwrap();
    world
        .judge(photo(), not_shown(EvidenceGround::ConfidentialItem))
        .unwrap();
    world.propose(&officer(), RELEASE).unwrap();
    world.ask(&head(), CONSENT).unwrap();
    assert_eq!(world.status(), Status::Granted, "the pages are there");
    world.open_viewing();
    world.sees(plan()).unwrap();
}

#[test]
fn an_objection_that_does_not_stand_leaves_the_decision() {
    let mut world = World::refused();
    world.ask(&applicant(), object()).unwrap();
    world.ask(&supervisor(), answer(false)).unwrap();
    assert_eq!(world.status(), Status::Refused);
    assert_eq!(world.told(APPLICANT).last().unwrap(), "OBJECTION_ANSWERED");
    assert!(!world.is_followed());
    assert_eq!(
        World::granted().code(&applicant(), object()),
        "WRONG_STATE",
        "nothing was refused"
    );
}

#[test]
fn an_objection_is_answered_and_not_followed_up_by_words() {
    let mut world = World::refused();
    world.ask(&applicant(), object()).unwrap();
    world.claim(&supervisor(), TaskPurpose::FollowUp).unwrap();
    let complete = world.complete_follow_up("已阅");
    assert_eq!(world.code(&supervisor(), complete), "CASE_CLOSED");
}

#[test]
fn a_review_decision_reopens_it() {
    let reopen = || Command::Reopen {
        review_decision: text("穗复决字第12号"),
    };
    for mut world in [World::refused(), World::not_accepted(), World::partly()] {
        assert_eq!(world.code(&officer(), reopen()), "NOT_YOUR_POST");
        let mut elsewhere = world.clone();
        elsewhere.facts.open_case = Some(case_number());
        assert_eq!(elsewhere.code(&head(), reopen()), "OPEN_CASE_EXISTS");
        world.ask(&head(), reopen()).unwrap();
        assert_eq!(world.status(), Status::Review);
        assert!(world.running().contains(&"EV-DECIDE"));
    }
    assert_eq!(World::granted().code(&head(), reopen()), "WRONG_STATE");
}

/// Neither a decision nor a grant is made anew beside what the person has applied for meanwhile.
#[test]
fn the_other_application_is_gone_on_with() {
    let mut objected = World::refused();
    objected.ask(&applicant(), object()).unwrap();
    let review_decision = text("穗复决字第12号");
    for (mut world, actor, command) in [
        (World::refused(), head(), Command::Reopen { review_decision }),
        (objected.clone(), supervisor(), answer(true)),
        (World::expired(), applicant(), Command::RenewGrant),
        (World::expired(), officer(), Command::RenewGrant),
    ] {
        world.facts.open_case = Some(case_number());
        let refusal = world.ask(&actor, command.clone()).unwrap_err();
        assert_eq!(refusal.code.code(), "OPEN_CASE_EXISTS");
        let number = case_number();
        assert_eq!(refusal.detail, Some(RefusalDetail::Case { number }));
        world.facts.open_case = None;
        world.ask(&actor, command).unwrap();
    }
    objected.ask(&supervisor(), answer(false)).unwrap();
}

#[test]
fn the_system_does_nothing_of_a_persons_work_and_nobody_the_systems() {
    let mut world = World::proposed();
    for command in [CONSENT, Command::Withdraw, Command::EndAuthority, object()] {
        assert_eq!(world.code(&Actor::System, command), "NOT_YOUR_POST");
    }
    let report = Command::ReportAccident {
        file: Box::new(file()),
    };
    for actor in [officer(), head(), applicant()] {
        assert_eq!(world.code(&actor, report.clone()), "NOT_YOUR_POST");
        assert_eq!(world.code(&actor, CaseCommand::Wake), "NOT_YOUR_POST");
    }
    world.ask(&Actor::System, report).unwrap();
}

#[test]
fn the_watch_tells_what_is_new_and_nothing_else() {
    let world = World::in_review();
    assert_eq!(news(world.state(), &file()), None);
    let file_with_court = in_custody(crate::accident::Custody::Court);
    let told = news(world.state(), &file_with_court).unwrap();
    assert_eq!(
        told,
        Command::ReportAccident {
            file: Box::new(file_with_court.clone())
        }
    );
    assert_eq!(
        news(World::submitted().state(), &file_with_court),
        None,
        "it waits for an answer of its own"
    );
    assert_eq!(
        news(World::refused().state(), &file_with_court),
        None,
        "it has ended"
    );
    assert_eq!(World::refused().code(&Actor::System, told), "CASE_CLOSED");
}

#[test]
fn a_verdict_under_an_old_claim_is_lost() {
    let mut world = World::in_review();
    world.later(crate::case::LEASE);
    assert_eq!(code(world.judge(plan(), Verdict::Release)), "LEASE_LOST");
    world.claim(&colleague(), TaskPurpose::Review).unwrap();
    assert_eq!(code(world.judge(plan(), Verdict::Release)), "LEASE_LOST");
    let task = world.task(TaskPurpose::Review).id;
    let old = Command::ProposeDecision {
        task,
        fence: 1,
        decision: refuse_whole(EvidenceGround::NotServed),
    };
    assert_eq!(world.code(&colleague(), old), "LEASE_LOST");
}

#[test]
fn tasks_of_the_unit_are_given_by_its_head() {
    let mut world = World::proposed();
    let task = world.task(TaskPurpose::Approve).id;
    let give = |number| CaseCommand::ReassignTask {
        task,
        to: person(number),
    };
    let lead = staff(50, [Post::BusinessLead]);
    assert_eq!(world.code(&lead, give(21)), "NOT_YOUR_POST");
    assert_eq!(world.code(&head(), give(10)), "FOUR_EYES");
    assert_eq!(
        world.code(&head(), CaseCommand::ReassignTask { task, to: PASSENGER }),
        "OWN_CASE"
    );
    world.ask(&head(), give(21)).unwrap();
    assert_eq!(world.code(&head(), CONSENT), "TASK_TAKEN");
    world.ask(&deputy(), CONSENT).unwrap();
}

#[test]
fn after_the_end_the_unit_may_still_file_documents() {
    let mut world = World::refused();
    let attach = |number| CaseCommand::AttachDocument {
        document: document(number),
    };
    assert_eq!(world.code(&applicant(), attach(200)), "CASE_CLOSED");
    world.ask(&officer(), attach(200)).unwrap();
    assert_eq!(world.code(&officer(), attach(200)), "INVALID_INPUT");
    assert_eq!(world.code(&citizen(STRANGER), attach(201)), "NOT_YOUR_POST");
    assert!(
        !world
            .history
            .iter()
            .any(|entry| matches!(entry.event, Event::Lapsed))
    );
}
