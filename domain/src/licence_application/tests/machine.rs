//! The whole machine as a golden file: for every status and every act, where it leads or why not.

use super::{
    World,
    commands::{candidates, fitting, missing},
    fixtures::{backdated, citizen, clerk, lead, licence, submission, supervisor, text},
};
use crate::{
    case::{CaseKind, TaskPurpose},
    law::DecisionGround,
    licence_application::{
        Action, Command, IntakeChannel, LicenceApplication, LicenceOutcome, ProposedDecision, Status,
        waiting_for,
    },
};
use chrono::TimeDelta;
use std::{collections::BTreeMap, fmt::Write};

/// Every status, some in several situations. Leases have run out, so that tasks are free.
fn situations() -> Vec<(&'static str, World)> {
    let with = |mut world: World, actor, command: Command| {
        world.ask(&actor, command).unwrap();
        world
    };
    let correction = with(
        World::submitted(),
        clerk(),
        Command::RequestCorrection { missing: missing() },
    );
    let mut lapsed = correction.clone();
    lapsed.wake_at("2026-03-30T00:00:00+08:00");
    let answer = Command::AnswerCorrection {
        documents: vec![],
        words: Some(text("电话已补充")),
    };
    let mut turned_bad = World::issuing();
    turned_bad.registry_says(&licence("D"));
    let mut no_account = World::issued();
    no_account.app_answers(&LicenceOutcome::NoAccount);
    let revoke = Command::Revoke {
        ground: DecisionGround::FalseMaterial,
        words: text("提供虚假材料"),
    };
    let reserved = |status| {
        let mut world = with(World::submitted(), citizen(), Command::Withdraw);
        world.state.as_mut().unwrap().status = status;
        world
    };
    let proposed_refusal = ProposedDecision::Refuse {
        grounds: vec![DecisionGround::StatusD],
    };
    vec![
        ("SUBMITTED", World::submitted()),
        (
            "SUBMITTED online",
            World::opened(&submission(IntakeChannel::Online), &citizen()),
        ),
        ("SUBMITTED receipt unconfirmed", {
            World::opened(&backdated(World::new().now() - TimeDelta::days(1)), &clerk())
        }),
        ("SUBMITTED corrected", with(correction.clone(), citizen(), answer)),
        ("CORRECTION_REQUESTED", correction),
        ("NOT_ACCEPTED", World::not_accepted()),
        ("COUNTER_ONLY", reserved(Status::CounterOnly)),
        ("ACCEPTED", World::accepted()),
        ("REVIEW claimed", World::in_review()),
        ("PENDING_APPROVAL grant", World::proposed(super::fixtures::GRANT)),
        ("PENDING_APPROVAL refusal", World::proposed(proposed_refusal)),
        ("PENDING_APPROVAL turned bad", turned_bad),
        (
            "INQUIRY",
            with(
                World::in_review(),
                clerk(),
                Command::OpenInquiry {
                    reason: text("材料存疑"),
                },
            ),
        ),
        ("ISSUING", World::issuing()),
        ("ISSUED delivered", World::delivered()),
        ("ISSUED no account", no_account),
        ("REFUSED", World::refused()),
        (
            "WITHDRAWN",
            with(World::submitted(), citizen(), Command::Withdraw),
        ),
        ("LAPSED", lapsed),
        ("REVOKED", with(World::delivered(), supervisor(), revoke)),
        ("SUPERSEDED", reserved(Status::Superseded)),
    ]
}

/// Where the act leads, or the code of the refusal.
fn outcome(world: &World, action: Action) -> String {
    let actor = fitting(action, world);
    for command in candidates(action, world) {
        let mut next = world.clone();
        if next.ask(&actor, command).is_ok() {
            let stays = next.status() == world.status();
            return if stays {
                "possible".into()
            } else {
                format!("leads to {}", next.status().as_str())
            };
        }
    }
    let mut listed = LicenceApplication::available_actions(world.state(), &actor, &world.facts).into_iter();
    let refusal = listed
        .find(|listed| listed.action == action.name())
        .and_then(|listed| listed.refusal);
    match refusal.map(|refusal| refusal.code) {
        Some(code) => format!("refused {}", code.code()),
        None => "listed and yet not possible".into(),
    }
}

#[test]
fn every_act_in_every_status() {
    let mut table = String::new();
    for (name, world) in situations() {
        let mut by_outcome: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for action in Action::ALL {
            by_outcome
                .entry(outcome(&world, action))
                .or_default()
                .push(action.name());
        }
        writeln!(table, "{name}").unwrap();
        for (outcome, actions) in by_outcome {
            writeln!(table, "  {outcome}: {}", actions.join(", ")).unwrap();
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn the_situations_show_every_status() {
    let shown: Vec<_> = situations()
        .into_iter()
        .map(|(_, world)| world.status())
        .collect();
    for status in Status::ALL {
        assert!(shown.contains(&status), "{status:?}");
    }
    for (name, world) in situations() {
        assert!(name.starts_with(world.status().as_str()), "{name}");
    }
}

/// What each situation waits for, in words.
#[test]
fn what_each_situation_waits_for() {
    let mut table = String::new();
    for (name, world) in situations() {
        let words = waiting_for(world.state());
        let by = world.state().work.expected_by();
        let by = by.map_or_else(|| "-".to_owned(), |(day, _)| day.to_string());
        writeln!(table, "{name}: {} / {} ({by})", words.zh, words.en).unwrap();
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_free_task_is_everybodys_and_a_held_one_is_not() {
    let mut world = World::accepted();
    world.claim(&clerk(), TaskPurpose::Review).unwrap();
    assert_eq!(world.status(), Status::Review);
    assert!(world.claim(&lead(), TaskPurpose::Review).is_err());
}
