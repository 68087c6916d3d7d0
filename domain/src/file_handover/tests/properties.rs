//! Random histories: whoever asks whatever in whatever order.

use super::{
    World,
    commands::candidates,
    steps::{PEOPLE, people, step, take},
};
use crate::case::CaseKind as _;
use crate::{
    access::Actor,
    case::{Entry, LEASE, Refusal, TaskPurpose},
    custody::{
        Stage,
        tests::fixtures::{destination, origin},
    },
    file_handover::{Action, Event, FileHandover, HandoverEffect, Lock, State, Status},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What holds of custody and the lock after every step.
fn keep_custody(before: &State, state: &State) {
    let at = state.custody.custodian();
    let accepted = state.custody.stage() == Stage::Accepted;
    assert_eq!(at, &if accepted { destination() } else { origin() });
    if before.custody.custodian() != at {
        assert_eq!(
            (before.status, state.status),
            (Status::Accepting, Status::Accepted)
        );
    }
    assert_eq!(
        accepted,
        matches!(state.status, Status::Accepted | Status::Transferred)
    );
    let locked = matches!(state.lock, Lock::Asked | Lock::Held);
    if state.status.needs_lock() {
        assert!(locked, "{:?} without a lock", state.status);
    }
    // After an end a lock can still be asked for: it was on its way, and is released when it comes.
    let late = state.status.is_end() && state.lock == Lock::Asked;
    assert_eq!(locked, state.status.needs_lock() || late, "{:?}", state.status);
    let offered = matches!(
        state.custody.stage(),
        Stage::Offered | Stage::Sent | Stage::Received | Stage::Verified
    );
    if offered && !state.status.is_end() {
        assert_eq!(state.lock, Lock::Held, "offered, and the vehicle not locked");
    }
}

/// What holds of effects, tasks and periods after every step.
fn keep_order(world: &World) {
    let state = world.state();
    let asked = world.asked();
    let signing: Vec<_> = asked
        .iter()
        .filter(|pending| matches!(pending.effect, HandoverEffect::Sign { .. }))
        .map(|pending| pending.id)
        .collect();
    assert!(state.signing.is_none_or(|id| signing.contains(&id)));
    assert!(state.stalled.is_none() || state.signing.is_none());
    let of_lock = |effect: &HandoverEffect| {
        matches!(
            effect,
            HandoverEffect::LockVehicle { .. } | HandoverEffect::ReleaseLock { .. }
        )
    };
    let moving = asked.iter().filter(|pending| of_lock(&pending.effect)).count();
    let changing = matches!(state.lock, Lock::Asked | Lock::Releasing);
    assert_eq!(moving, usize::from(changing), "one change of the lock at a time");
    assert!(state.work.effects.is_sorted_by(|one, next| one.id < next.id));
    for purpose in [
        TaskPurpose::Intake,
        TaskPurpose::Review,
        TaskPurpose::Approve,
        TaskPurpose::FollowUp,
    ] {
        let tasks = state.work.tasks.iter();
        let open = tasks.filter(|task| task.purpose == purpose && task.is_open());
        assert!(open.count() <= 1, "{purpose:?} twice");
    }
    let mut rules = BTreeSet::new();
    assert!(
        state.work.running().all(|deadline| rules.insert(deadline.rule)),
        "one period runs twice"
    );
    if state.is_over() {
        assert_eq!(state.work.next_wake(), None, "nothing rings after the end");
        assert!(matches!(
            state.custody.stage(),
            Stage::NotOffered | Stage::Returned | Stage::Accepted
        ));
    }
}

/// The answer of the guard, and the answers of `decide` to well-formed commands of the act.
fn agree(world: &World, actor: &Actor) {
    let listed = FileHandover::available_actions(world.state(), actor, &world.facts);
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
        let entry = Entry {
            event: event.clone(),
            ..entry.clone()
        };
        FileHandover::evolve(state, &entry)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    /// Custody is at one office and moves once at most, by acceptance; the vehicle is locked while a handover is under way
    /// and not otherwise; and nothing is left behind at the end.
    #[test]
    fn random_histories_keep_the_rules(steps in prop::collection::vec(step(), 1..90)) {
        let mut world = World::opened();
        let mut moved = 0;
        for step in &steps {
            let before = world.state().clone();
            let version = world.history.len();
            take(&mut world, step);
            if world.history.len() == version {
                prop_assert_eq!(&before, world.state(), "a refusal changes nothing");
            }
            moved += usize::from(before.custody.custodian() != world.state().custody.custodian());
            keep_custody(&before, world.state());
            keep_order(&world);
        }
        prop_assert!(moved <= 1);
    }

    /// Whatever happened: once it is stopped and everybody answers, the vehicle is unlocked and the chain is closed.
    #[test]
    fn every_handover_comes_to_an_end(steps in prop::collection::vec(step(), 0..60)) {
        let mut world = World::opened();
        for step in &steps {
            take(&mut world, step);
        }
        world.facts.keys = World::new().facts.keys;
        let _ = world.ask(&Actor::System, super::fixtures::withdrawal());
        for _ in 0..4 {
            // Somebody whom nobody knows may hold the task.
            world.later(LEASE);
            world.run();
            for clerk in people() {
                let _ = world.ask(&clerk, crate::file_handover::Command::Retry);
            }
        }
        prop_assert!(world.state().is_over(), "{:?}", world.state());
        prop_assert_eq!(world.state().lock, Lock::Free);
    }

    #[test]
    fn the_list_of_actions_is_what_decide_answers(
        steps in prop::collection::vec(step(), 0..60),
        who in 0..PEOPLE,
    ) {
        let mut world = World::opened();
        for step in &steps {
            take(&mut world, step);
        }
        agree(&world, &people()[who]);
    }

    #[test]
    fn a_history_folds_again_to_the_same_state(steps in prop::collection::vec(step(), 0..60)) {
        let mut world = World::opened();
        for step in &steps {
            take(&mut world, step);
        }
        let events: Vec<_> = world.history.iter().map(|entry| entry.event.clone()).collect();
        prop_assert_eq!(fold(&events, &world), world.state.clone());
        let json = serde_json::to_string(&events).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<Event>>(&json).unwrap(), events);
        let json = serde_json::to_string(world.state()).unwrap();
        prop_assert_eq!(&serde_json::from_str::<State>(&json).unwrap(), world.state());
    }

    #[test]
    fn events_out_of_place_never_panic(
        steps in prop::collection::vec(step(), 0..60),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let mut world = World::opened();
        for step in &steps {
            take(&mut world, step);
        }
        let shuffled: Vec<_> = order.iter().map(|index| index.get(&world.history).event.clone()).collect();
        let state = fold(&shuffled, &world);
        let opens = shuffled.iter().take(world.history.len()).any(|event| matches!(event, Event::Opened { .. }));
        prop_assert_eq!(state.is_some(), opens);
    }
}

/// Random histories that never get anywhere would show nothing.
#[test]
fn the_random_steps_reach_every_status() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut reached = BTreeSet::new();
    let (mut attempts, mut stalls) = (0, 0);
    for _ in 0..400 {
        let tree = prop::collection::vec(step(), 1..90)
            .new_tree(&mut runner)
            .unwrap();
        let mut world = World::opened();
        for step in &proptest::strategy::ValueTree::current(&tree) {
            take(&mut world, step);
            reached.insert(world.status());
            attempts = attempts.max(world.state().custody.attempt());
            stalls += usize::from(world.state().stalled.is_some());
        }
    }
    for status in Status::ALL {
        assert!(
            reached.contains(&status),
            "{status:?} is never reached: {reached:?}"
        );
    }
    assert!(attempts > 1 && stalls > 0, "{attempts} attempts, {stalls} stalls");
}
