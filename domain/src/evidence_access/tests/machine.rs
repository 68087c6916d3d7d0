//! The whole machine as a golden file: for every status and every act, where it leads or why not.

use super::{
    World,
    commands::{candidates, fitting},
    fixtures::*,
};
use crate::{
    accident::Custody,
    case::CaseKind,
    evidence_access::{Action, Command, EvidenceAccess, Status, waiting_for},
};
use std::{collections::BTreeMap, fmt::Write};

/// Every status, some in several situations.
fn situations() -> Vec<(&'static str, World)> {
    let with = |mut world: World, actor, command: Command| {
        world.ask(&actor, command).unwrap();
        world
    };
    let told = |mut world: World, file| {
        world.report(&file);
        world
    };
    let mut lapsed = World::correcting();
    lapsed.wake_at("2026-03-24T00:00:00+08:00");
    let mut unreadable = World::preparing();
    unreadable.pages_made_but(&[plan(), photo()]);
    let mut judged = World::in_review();
    judged
        .judge(plan(), crate::evidence_access::Verdict::Release)
        .unwrap();
    let later = Command::Consent {
        opens_on: Some("2026-03-09".parse().unwrap()),
    };
    let mut waiting = with(World::proposed(), head(), later);
    waiting.pages_made_but(&[]);
    let words = text("材料有误");
    let recusal = Command::AskForRecusal {
        officer: person(10),
        words: words.clone(),
    };
    let objection = Command::Object { words: words.clone() };
    let again = Command::Reopen {
        review_decision: words.clone(),
    };
    vec![
        ("SUBMITTED", World::submitted()),
        (
            "SUBMITTED with the court",
            told(World::submitted(), in_custody(Custody::Court)),
        ),
        ("CORRECTION_REQUESTED", World::correcting()),
        ("NOT_ACCEPTED", World::not_accepted()),
        ("REVIEW", World::in_review()),
        ("REVIEW recusal asked", with(judged, applicant(), recusal)),
        ("REVIEW under a grant", with(World::partly(), supervisor(), again)),
        ("PENDING_CONSENT", World::proposed()),
        (
            "PENDING_CONSENT handed to prosecution",
            told(World::proposed(), in_custody(Custody::Prosecution)),
        ),
        ("PREPARING", World::preparing()),
        ("PREPARING unreadable", unreadable),
        ("GRANTED", World::granted()),
        ("GRANTED not open yet", waiting),
        ("GRANTED suspended", told(World::granted(), reinvestigated())),
        (
            "GRANTED by an agent",
            World::granted_for(&by_agent(Some("2026-03-20"))),
        ),
        (
            "GRANTED in part, objected to",
            with(World::partly(), applicant(), objection),
        ),
        ("GRANTED progress", World::progress()),
        ("EXPIRED", World::expired()),
        ("REFUSED", World::refused()),
        (
            "REVOKED",
            with(World::granted(), deputy(), Command::RevokeGrant { words }),
        ),
        ("ENDED", told(World::granted(), in_custody(Custody::Prosecution))),
        (
            "WITHDRAWN",
            with(World::submitted(), applicant(), Command::Withdraw),
        ),
        ("LAPSED", lapsed),
    ]
}

/// Where the act leads, or the code of the refusal.
fn outcome(world: &World, action: Action) -> String {
    let actor = fitting(action, world);
    for command in candidates(action, world, &actor) {
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
    let mut listed = EvidenceAccess::available_actions(world.state(), &actor, &world.facts).into_iter();
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
        assert!(
            !by_outcome.contains_key("listed and yet not possible"),
            "{name}: {by_outcome:?}"
        );
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
