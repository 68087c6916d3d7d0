//! The whole machine as a golden file: for every status and every act, where it leads or why not.

use super::{
    World,
    commands::{candidates, fitting},
    fixtures::{illegible, verdicts},
};
use crate::case::CaseKind as _;
use crate::{
    case::TaskPurpose,
    file_handover::{Action, FileHandover, Status, UnavailableReason, waiting_for},
};
use std::{collections::BTreeMap, fmt::Write};

/// Every status, some in several situations.
fn situations() -> Vec<(&'static str, World)> {
    let mut unlocked = World::refusing();
    unlocked.does("SIGN");
    let mut not_gathered = World::taken_up();
    not_gathered.does("LOCK_VEHICLE");
    not_gathered.fails("GATHER_FILE");
    let mut stalled = World::offered();
    stalled.does("SIGN");
    stalled.fails("TRANSFER_FILES");
    let mut silent = World::opened();
    silent.wake_at("2022-05-13T00:00:00+08:00");
    let mut claimed = World::checking();
    claimed
        .claim(&super::fixtures::checker(), TaskPurpose::Review)
        .unwrap();
    vec![
        ("REQUESTED", World::opened()),
        ("REQUESTED silent", silent),
        ("REQUESTED refusal not confirmed", unlocked),
        ("REQUESTED again", World::asked_again()),
        ("GATHERING", World::taken_up()),
        ("GATHERING failed", not_gathered),
        ("GATHERED", World::gathered()),
        ("OFFERED", World::offered()),
        ("OFFERED stalled", stalled),
        ("SENT", World::sent()),
        ("CHECKING", World::checking()),
        ("CHECKING claimed", claimed),
        ("CHECKED whole", World::checked(verdicts(None))),
        ("CHECKED wanting", World::checked(illegible())),
        ("ACCEPTING", World::accepting()),
        ("REFUSING", World::refusing()),
        ("ACCEPTED", World::accepted()),
        ("TRANSFERRED", World::transferred()),
        ("UNAVAILABLE", World::unavailable(UnavailableReason::Lost)),
        ("RETURNED", World::checking().withdrawn()),
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
    let mut listed = FileHandover::available_actions(world.state(), &actor, &world.facts).into_iter();
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

/// What each situation waits for, in words, with the effects that are asked for.
#[test]
fn what_each_situation_waits_for() {
    let mut table = String::new();
    for (name, world) in situations() {
        let state = world.state();
        let words = waiting_for(state);
        let by = state
            .work
            .expected_by()
            .map_or_else(|| "-".to_owned(), |(day, _)| day.to_string());
        let asked = world.asked().into_iter();
        let asked: Vec<_> = asked
            .map(|pending| super::world::name_of(&pending.effect))
            .collect();
        writeln!(
            table,
            "{name}: {} / {} ({by}) {}",
            words.zh,
            words.en,
            asked.join(" ")
        )
        .unwrap();
    }
    insta::assert_snapshot!(table);
}
