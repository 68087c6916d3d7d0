//! Random histories: whoever asks whatever in whatever order.

use super::{
    World,
    commands::candidates,
    steps::{opening, people, step, take},
};
use crate::{
    access::Actor,
    case::{CaseKind, Refusal, TaskPurpose},
    licence_application::{Action, Event, LicenceApplication, State},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What holds after every step.
fn hold(before: &State, world: &World) {
    let state = world.state();
    for purpose in [
        TaskPurpose::Intake,
        TaskPurpose::Review,
        TaskPurpose::Approve,
        TaskPurpose::FollowUp,
    ] {
        let open = state
            .work
            .tasks
            .iter()
            .filter(|task| task.purpose == purpose && task.is_open());
        assert!(open.count() <= 1, "{purpose:?} twice");
    }
    let tasks: BTreeSet<_> = state.work.tasks.iter().map(|task| task.id).collect();
    assert_eq!(tasks.len(), state.work.tasks.len());
    let deadlines: BTreeSet<_> = state.work.deadlines.iter().map(|deadline| deadline.id).collect();
    assert_eq!(deadlines.len(), state.work.deadlines.len());
    let mut rules = BTreeSet::new();
    assert!(
        state.work.running().all(|deadline| rules.insert(deadline.rule)),
        "one period runs twice"
    );
    assert!(state.work.effects.is_sorted_by(|one, next| one.id < next.id));
    if before.status.is_end() && before.status != state.status {
        let name = |event: &Event| {
            serde_json::to_value(event).unwrap()["event"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        let changed = world.history.iter().rev().map(|entry| name(&entry.event));
        let by = changed
            .into_iter()
            .find(|name| ["REOPENED", "REVOKED"].contains(&name.as_str()));
        assert!(by.is_some(), "{:?} became {:?}", before.status, state.status);
    }
    if state.is_over() {
        assert_eq!(state.work.next_wake(), None, "nothing rings after the end");
    }
}

/// The answer of the guard, and the answers of `decide` to well-formed commands of the act.
fn agree(world: &World, actor: &Actor) {
    let listed = LicenceApplication::available_actions(world.state(), actor, &world.facts);
    for (action, listed) in Action::ALL.into_iter().zip(listed) {
        assert_eq!(listed.action, action.name());
        let answers: Vec<Result<_, Refusal>> = candidates(action, world)
            .iter()
            .map(|command| world.decide(actor, command))
            .collect();
        let possible = answers.iter().any(Result::is_ok);
        assert_eq!(
            listed.refusal.is_none(),
            possible,
            "{action:?} {listed:?} {answers:?}"
        );
        if let Some(refusal) = listed.refusal.filter(|_| !answers.is_empty()) {
            let same = answers.iter().any(|answer| answer.as_ref() == Err(&refusal));
            assert!(same, "{action:?} {refusal:?} {answers:?}");
        }
    }
}

fn fold(events: &[Event], world: &World) -> Option<State> {
    let entries = world.history.iter().zip(events);
    entries.fold(None, |state, (entry, event)| {
        let entry = crate::case::Entry {
            event: event.clone(),
            ..entry.clone()
        };
        LicenceApplication::evolve(state, &entry)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_histories_keep_the_rules(kind in 0..4_u8, steps in prop::collection::vec(step(), 1..60)) {
        let mut world = opening(kind);
        for step in &steps {
            let before = world.state().clone();
            let version = world.history.len();
            take(&mut world, step);
            prop_assert!(world.history.len() >= version);
            hold(&before, &world);
        }
        let versions: Vec<_> = world.history.iter().map(|entry| entry.version).collect();
        prop_assert!(versions.iter().copied().eq(1..=versions.len() as u64));
    }

    #[test]
    fn the_list_of_actions_is_what_decide_answers(
        kind in 0..4_u8,
        steps in prop::collection::vec(step(), 0..40),
        who in 0..8_usize,
    ) {
        let mut world = opening(kind);
        for step in &steps {
            take(&mut world, step);
        }
        agree(&world, &people()[who]);
    }

    #[test]
    fn a_history_folds_again_to_the_same_state(kind in 0..4_u8, steps in prop::collection::vec(step(), 0..40)) {
        let mut world = opening(kind);
        for step in &steps {
            take(&mut world, step);
        }
        let events: Vec<_> = world.history.iter().map(|entry| entry.event.clone()).collect();
        prop_assert_eq!(fold(&events, &world), world.state.clone());
        let json = serde_json::to_string(&events).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<Event>>(&json).unwrap(), events);
    }

    #[test]
    fn events_out_of_place_never_panic(
        steps in prop::collection::vec(step(), 0..40),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let mut world = opening(2);
        for step in &steps {
            take(&mut world, step);
        }
        let shuffled: Vec<_> =
            order.iter().map(|index| index.get(&world.history).event.clone()).collect();
        let state = fold(&shuffled, &world);
        let opens = shuffled.iter().take(world.history.len()).any(|event| matches!(event, Event::Submitted { .. }));
        prop_assert_eq!(state.is_some(), opens);
    }
}

/// Random histories that never get anywhere would show nothing.
#[test]
fn the_random_steps_reach_the_ends() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut reached = BTreeSet::new();
    for _ in 0..400 {
        let tree = prop::collection::vec(step(), 1..60)
            .new_tree(&mut runner)
            .unwrap();
        let mut world = opening(2);
        for step in &proptest::strategy::ValueTree::current(&tree) {
            take(&mut world, step);
            reached.insert(world.status().as_str());
        }
    }
    for status in [
        "ISSUED",
        "REFUSED",
        "REVOKED",
        "WITHDRAWN",
        "NOT_ACCEPTED",
        "INQUIRY",
        "LAPSED",
    ] {
        assert!(reached.contains(status), "{status} is never reached: {reached:?}");
    }
}
