//! Random histories: whoever asks whatever in whatever order.

use super::{
    World,
    commands::candidates,
    fixtures::{buyer, citizen, person, system},
    steps::{opening, people, step, take},
};
use crate::case::CaseKind as _;
use crate::{
    access::{Actor, PersonId},
    case::{Effect, EffectEvent, Entry, Refusal, Task},
    file_handover::{EndReason, FileReport, Milestone},
    vehicle_transfer::{
        Action, Command, Decided, Event, Hold, Number, State, Status, TransferEffect, VehicleFile,
        VehicleTransfer,
    },
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What holds after every step.
fn hold(before: &State, world: &World) {
    let state = world.state();
    one_of_each(state);
    four_eyes(state);
    if before.status.is_end() {
        assert_eq!(before.status, state.status, "an end is an end");
    }
    if state.status.is_end() {
        assert!(state.holds.is_empty());
    }
    if !state.holds.is_empty() && state.acceptance.is_some() {
        let runs = world.running();
        assert!(
            !runs.contains(&"REG-MAX"),
            "the office's period stands still: {runs:?}"
        );
    }
    if !state.stops.is_empty() && !state.status.is_end() {
        let runs = world.running();
        assert!(
            !runs.iter().any(|rule| ["REG-MAX", "UC-COME"].contains(rule)),
            "nothing runs that nobody can keep: {runs:?}"
        );
    }
    if state.holds.iter().eq([&Hold::Absence]) && state.inspection.is_none() && state.stops.is_empty() {
        assert!(
            world.running().contains(&"UC-COME"),
            "nobody is waited for without end"
        );
    }
    if state.is_over() {
        assert_eq!(state.work.next_wake(), None, "nothing rings after the end");
    }
}

fn one_of_each(state: &State) {
    let mut open = vec![];
    for task in state.work.tasks.iter().filter(|task| task.is_open()) {
        assert!(
            !open.contains(&(task.purpose, task.post)),
            "{:?} twice",
            task.purpose
        );
        open.push((task.purpose, task.post));
    }
    let mut rules = BTreeSet::new();
    assert!(
        state.work.running().all(|deadline| rules.insert(deadline.rule)),
        "one period runs twice"
    );
    assert!(state.work.effects.is_sorted_by(|one, next| one.id < next.id));
    let people: BTreeSet<_> = state.parties.iter().map(|party| party.person).collect();
    assert_eq!(people.len(), state.parties.len());
}

/// Inspector, reviewer and approver are three, and none of them has a part in the case.
fn four_eyes(state: &State) {
    let inspector = state.inspection.as_ref().map(|record| record.inspector);
    let proposer = state.proposal.as_ref().map(|proposal| proposal.by);
    let decider = state
        .decision
        .as_ref()
        .filter(|decision| !matches!(decision.decided, Decided::NotAccepted { .. }));
    let decider = decider.map(|decision| decision.by);
    let hands: Vec<PersonId> = [inspector, proposer, decider].into_iter().flatten().collect();
    let distinct: BTreeSet<_> = hands.iter().collect();
    assert_eq!(distinct.len(), hands.len(), "four eyes");
    assert!(hands.iter().all(|person| state.party(*person).is_none()));
}

/// What was true when the registry was asked, seen in the state before.
fn never_registers_stopped(world: &World) {
    let mut state = None;
    for entry in &world.history {
        if let (Event::RegistrationBegun { .. }, Some(before)) = (&entry.event, &state) {
            let State {
                stops,
                holds,
                status,
                fees,
                known,
                ..
            } = before;
            assert!(
                stops.is_empty() && holds.is_empty(),
                "a stopped case is never registered"
            );
            assert_eq!(*status, Status::Approved);
            assert!(fees.settled() && known.fresh && before.has_file());
            assert!(matches!(before.number, Number::Reserved(_) | Number::Assigned(_)));
        }
        if let Event::Effect(EffectEvent::EffectRequested {
            effect: Effect::Own(TransferEffect::Register { .. }),
            ..
        }) = &entry.event
        {
            assert!(
                state
                    .as_ref()
                    .is_some_and(|before: &State| before.stops.is_empty())
            );
        }
        if matches!(entry.event, Event::Registered) {
            assert_eq!(
                state.as_ref().map(|before: &State| before.status),
                Some(Status::Registering)
            );
        }
        state = VehicleTransfer::evolve(state, entry);
    }
    assert_eq!(state, world.state, "a history folds again to the same state");
}

/// The file has come before anything is decided upon it.
fn the_file_has_its_order(world: &World) {
    let state = world.state();
    let late = [
        Status::PendingApproval,
        Status::Approved,
        Status::Registering,
        Status::Registered,
    ];
    let registering = matches!(
        state.decision.as_ref().map(|decision| &decision.decided),
        Some(Decided::Approved)
    );
    if late.contains(&state.status) && registering {
        assert!(state.file == VehicleFile::Arrived);
    }
}

/// The answer of the guard, and the answers of `decide` to well-formed commands of the act.
fn agree(world: &World, who: &Actor) {
    let listed = VehicleTransfer::available_actions(world.state(), who, &world.facts);
    for (action, listed) in Action::ALL.iter().zip(listed) {
        assert_eq!(listed.action, action.name());
        let answers: Vec<Result<_, Refusal>> = candidates(*action, world)
            .iter()
            .map(|command| world.decide(who, command))
            .collect();
        if answers.iter().any(Result::is_ok) {
            assert_eq!(listed.refusal, None, "{action:?}");
        }
        if let Some(refusal) = listed.refusal.filter(|_| !answers.is_empty()) {
            let same = answers.iter().any(|answer| answer.as_ref() == Err(&refusal));
            assert!(same, "{action:?} {refusal:?} {answers:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_histories_keep_the_rules(kind in 0..4_u8, steps in prop::collection::vec(step(), 1..90)) {
        let mut world = opening(kind);
        for step in &steps {
            let before = world.state().clone();
            take(&mut world, step);
            hold(&before, &world);
            the_file_has_its_order(&world);
        }
        never_registers_stopped(&world);
        let json = serde_json::to_string(world.state()).unwrap();
        prop_assert_eq!(&serde_json::from_str::<State>(&json).unwrap(), world.state());
    }

    /// Whatever happened: once it is withdrawn and everybody has answered, nothing is waited for but people.
    #[test]
    fn a_withdrawal_gives_everything_back(kind in 0..4_u8, steps in prop::collection::vec(step(), 0..60)) {
        let mut world = opening(kind);
        for step in &steps {
            take(&mut world, step);
        }
        let begun = Status::BEFORE_REGISTRATION.contains(&world.status());
        prop_assert_eq!(world.ask(&buyer(), Command::Withdraw).is_ok(), begun);
        if begun {
            let number = world.state().plate().cloned();
            let released = |number| TransferEffect::ReleaseNumber { number };
            let given_back = number.is_none_or(|number| {
                world.pending(|effect| *effect == released(number.clone())).is_some()
            });
            prop_assert!(given_back);
            world.settle();
            if let VehicleFile::Requested { handover: Some(handover), .. } = world.state().file.clone() {
                let milestone = Milestone::Failed { reason: EndReason::Withdrawn };
                let report = FileReport { handover, milestone };
                world.ask(&system(), Command::ReportFile { report }).unwrap();
            }
            let state = world.state();
            prop_assert!(state.work.effects.is_empty() && !state.awaits_file());
            prop_assert_eq!(state.work.next_wake().is_some(), state.work.tasks.iter().any(|task| task.lease_until().is_some()));
            prop_assert_eq!(state.is_over(), !state.work.tasks.iter().any(Task::is_open));
        }
    }

    #[test]
    fn the_list_of_actions_is_what_decide_answers(
        kind in 0..4_u8,
        steps in prop::collection::vec(step(), 0..60),
        who in 0..10_usize,
    ) {
        let mut world = opening(kind);
        for step in &steps {
            take(&mut world, step);
        }
        agree(&world, &people()[who]);
    }

    #[test]
    fn a_stranger_changes_nothing_and_a_refusal_leaves_the_state(
        kind in 0..4_u8,
        steps in prop::collection::vec(step(), 0..60),
        who in 0..10_usize,
    ) {
        let mut world = opening(kind);
        for step in &steps {
            take(&mut world, step);
        }
        for action in Action::ALL {
            for command in candidates(*action, &world) {
                prop_assert!(world.decide(&citizen(person(7777)), &command).is_err(), "{:?}", action);
                let before = world.clone();
                if world.ask(&people()[who], command).is_err() {
                    prop_assert_eq!(&before.state, &world.state);
                    prop_assert_eq!(before.history.len(), world.history.len());
                } else {
                    world = before;
                }
            }
        }
    }

    #[test]
    fn events_out_of_place_never_panic(
        steps in prop::collection::vec(step(), 0..60),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let mut world = opening(3);
        for step in &steps {
            take(&mut world, step);
        }
        let shuffled: Vec<&Entry<Event>> = order.iter().map(|index| index.get(&world.history)).collect();
        let state = shuffled.iter().fold(None, |state, entry| VehicleTransfer::evolve(state, entry));
        let opens = shuffled.iter().any(|entry| matches!(entry.event, Event::Submitted { .. }));
        prop_assert_eq!(state.is_some(), opens);
    }
}

/// Random histories that never get anywhere would show nothing.
#[test]
fn the_random_steps_reach_the_ends() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut reached = BTreeSet::new();
    let mut held = (0, 0);
    for seed in 0..250_u8 {
        let tree = prop::collection::vec(step(), 1..90)
            .new_tree(&mut runner)
            .unwrap();
        let mut world = opening(seed % 4);
        for step in &proptest::strategy::ValueTree::current(&tree) {
            take(&mut world, step);
            reached.insert(world.status());
            held.0 += usize::from(!world.state().holds.is_empty());
            held.1 += usize::from(!world.state().stops.is_empty());
        }
    }
    let all = Status::ALL
        .into_iter()
        .filter(|status| *status != Status::TransferredOut);
    for status in all {
        assert!(
            reached.contains(&status),
            "{status:?} is never reached: {reached:?}"
        );
    }
    assert!(held.0 > 100 && held.1 > 100, "{held:?}");
}
