//! Making pages: what can be made opens access, what cannot is for a person.

use super::{World, fixtures::*, ways::CONSENT};
use crate::{
    access::{Actor, Post},
    case::{EffectId, Outcome, TaskPurpose},
    evidence_access::{Command, EvidenceEffect, EvidenceOutcome, Status, waiting_for},
};

fn follow_ups(world: &World) -> usize {
    let tasks = world.state().work.tasks.iter();
    tasks
        .filter(|task| task.purpose == TaskPurpose::FollowUp && task.is_open())
        .count()
}

#[test]
fn each_released_item_is_made_with_what_its_verdict_covers() {
    let world = World::preparing();
    let asked: Vec<_> = world
        .state()
        .work
        .effects
        .iter()
        .filter_map(|pending| pending.effect.own().cloned())
        .collect();
    let content = |index: usize| file().items[index].content.clone();
    assert_eq!(
        asked,
        [
            EvidenceEffect::MakePages {
                item: plan(),
                content: content(0),
                redaction: None
            },
            EvidenceEffect::MakePages {
                item: photo(),
                content: content(1),
                redaction: Some(redaction())
            }
        ]
    );
}

#[test]
fn what_cannot_be_made_is_a_task_and_the_rest_is_shown() {
    let mut world = World::preparing();
    world.pages_made_but(&[photo()]);
    assert_eq!(world.status(), Status::Granted);
    assert_eq!(follow_ups(&world), 1);
    world.open_viewing();
    world.sees(plan()).unwrap();
    assert_eq!(code(world.sees(photo()).map(drop)), "NO_ACCESS");
    world.ask(&officer(), Command::RetryPages).unwrap();
    assert_eq!(
        world.code(&officer(), Command::RetryPages),
        "WRONG_STATE",
        "it is being made"
    );
    assert_eq!(world.pages_made_but(&[]), 1, "the other is not made again");
    world.sees(photo()).unwrap();
}

#[test]
fn where_nothing_can_be_made_nothing_opens_and_the_head_sends_it_back() {
    let mut world = World::preparing();
    world.pages_made_but(&[plan(), photo()]);
    assert_eq!(world.status(), Status::Preparing);
    assert!(waiting_for(world.state()).en.contains("could not be made"));
    assert_eq!(follow_ups(&world), 1);
    assert!(world.state().grant.is_none());
    let words = text("请更换文件");
    world.ask(&head(), Command::ReturnToReview { words }).unwrap();
    assert_eq!(world.status(), Status::Review);
    assert!(world.running().contains(&"EV-DECIDE"), "it runs on");
    assert!(world.state().decision.is_none());
}

#[test]
fn pages_of_nothing_and_failures_for_good_are_unreadable() {
    let mut world = World::preparing();
    let answers = [
        Outcome::Own(EvidenceOutcome::PagesMade { pages: vec![] }),
        Outcome::Undeliverable {
            code: "TOO_LARGE".into(),
        },
    ];
    let pending: Vec<EffectId> = world
        .state()
        .work
        .effects
        .iter()
        .filter(|pending| pending.effect.own().is_some())
        .map(|pending| pending.id)
        .collect();
    for (effect, outcome) in pending.into_iter().zip(answers) {
        world
            .ask(&Actor::System, Command::Settle { effect, outcome })
            .unwrap();
    }
    assert_eq!(world.state().unreadable, [plan(), photo()].into());
}

#[test]
fn pages_that_come_after_the_end_open_nothing() {
    let mut world = World::preparing();
    let words = text("材料有误");
    world.ask(&deputy(), Command::RevokeGrant { words }).unwrap();
    world.pages_made_but(&[photo()]);
    assert_eq!(world.status(), Status::Revoked);
    assert!(world.state().grant.is_none());
    assert_eq!(follow_ups(&world), 0);
}

#[test]
fn a_message_that_comes_back_is_somebodys_to_follow() {
    let mut world = World::submitted();
    let notice = world
        .state()
        .work
        .effects
        .iter()
        .find(|pending| pending.effect.own().is_none())
        .unwrap()
        .id;
    let outcome = Outcome::Undeliverable { code: "550".into() };
    world
        .ask(
            &Actor::System,
            Command::Settle {
                effect: notice,
                outcome,
            },
        )
        .unwrap();
    assert_eq!(follow_ups(&world), 1);
    world.claim(&officer(), TaskPurpose::FollowUp).unwrap();
    assert_eq!(world.task(TaskPurpose::FollowUp).post, Post::AccidentUnit);
    let complete = world.complete_follow_up("已电话告知");
    assert_eq!(world.code(&colleague(), complete.clone()), "LEASE_LOST");
    world.ask(&officer(), complete).unwrap();
    assert_eq!(follow_ups(&world), 0);
}

#[test]
fn a_grant_opens_on_the_day_that_the_head_names() {
    let consent = |day: &str| Command::Consent {
        opens_on: Some(day.parse().unwrap()),
    };
    let mut world = World::proposed();
    for day in ["2026-03-01", "2026-04-02"] {
        assert_eq!(world.code(&head(), consent(day)), "INVALID_INPUT");
    }
    world.ask(&head(), consent("2026-03-09")).unwrap();
    world.pages_made_but(&[]);
    assert_eq!(world.status(), Status::Granted);
    assert_eq!(world.code(&applicant(), Command::AskForCode), "NO_ACCESS");
    assert!(!world.told(APPLICANT).contains(&"ACCESS_OPENED".into()));
    assert_eq!(world.state().next_wake(), Some(at("2026-03-09T00:00:00+08:00")));
    world.wake_at("2026-03-09T00:00:00+08:00");
    assert_eq!(world.told(APPLICANT).last().unwrap(), "ACCESS_OPENED");
    world.open_viewing();
    world.sees(plan()).unwrap();
    assert_eq!(world.state().next_wake(), Some(at("2026-04-08T00:00:00+08:00")));
    let today = World::proposed().decide(&head(), &CONSENT).unwrap();
    assert!(!today.is_empty());
}
