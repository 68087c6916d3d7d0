//! Random histories: whoever asks whatever in whatever order.

use super::{
    World,
    commands::{candidates, is_staff},
    fixtures::*,
    steps::{OPENINGS, PEOPLE, Step, opening, people, step, take},
};
use crate::{
    access::Actor,
    case::{CaseCommand, CaseKind, Refusal, TaskPurpose},
    deadline::RuleId,
    evidence_access::{
        Action, Event, EvidenceAccess, State, may_open_original, may_see_progress, may_view, may_view_at_unit,
    },
};
use chrono::TimeDelta;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What holds after every step.
fn hold(before: &State, world: &World) {
    let state = world.state();
    for purpose in [
        TaskPurpose::Intake,
        TaskPurpose::Review,
        TaskPurpose::Approve,
        TaskPurpose::Recusal,
        TaskPurpose::Copies,
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
    assert!(state.work.effects.is_sorted_by(|one, next| one.id < next.id));
    if state.is_over() {
        assert_eq!(state.next_wake(), None, "nothing rings after the end");
    }
    if before.status.is_end() && before.status != state.status {
        let mut events = world.events().into_iter().rev();
        let by = events.find(|name| ["GRANT_RENEWED", "REVIEWED_AGAIN"].contains(&name.as_str()));
        assert!(by.is_some(), "{:?} became {:?}", before.status, state.status);
    }
    let decides = state
        .work
        .running()
        .any(|deadline| deadline.rule == RuleId::EV_DECIDE);
    assert!(
        state.hold.is_none() || !decides && state.status.is_before_the_decision(),
        "it waits for the court"
    );
    assert!(
        !state.status.is_end() || state.standing_grant().is_none(),
        "no grant outlives its case"
    );
    let copies = state.work.open_task(TaskPurpose::Copies).is_some();
    assert_eq!(
        copies,
        state.copies.is_some(),
        "copies and their task go together"
    );
    let recusal = state.work.open_task(TaskPurpose::Recusal).is_some();
    assert_eq!(
        recusal,
        state.recusal.is_some(),
        "a recusal and its task go together"
    );
}

const ITEMS: [u128; 5] = [900, 901, 902, 903, 1];

/// Nothing is seen but what was released, by the one person, while a grant is open, and nobody else sees anything.
fn guard(world: &World) {
    let (state, now) = (world.state(), world.now());
    let open = state.grant.is_some_and(|grant| grant.is_open_at(now));
    let withdrawn = state.authority_ended || !state.standing.is_authorised_on(crate::time::office_day(now));
    for item in ITEMS.map(item) {
        let released = state
            .verdicts
            .get(&item)
            .is_some_and(crate::evidence_access::Verdict::releases);
        for actor in people() {
            let person = actor.person().unwrap();
            let seen = may_view(state, person, item, 1, now).is_ok();
            let at_unit = may_view_at_unit(state, &actor, item, 1, now).is_ok();
            assert!(!seen || person == state.work.applicant);
            assert!(!seen || state.viewing_until.is_some_and(|until| now < until));
            assert!(!at_unit || is_staff(&actor) && state.visit.is_some_and(|visit| visit.attended));
            let any = seen || at_unit;
            assert!(!any || open && released && !withdrawn && ![statement(), secret()].contains(&item));
        }
    }
    for actor in people() {
        let person = actor.person().unwrap();
        let barred = state.barred().contains(&person) || state.excluded.contains(&person);
        let original = may_open_original(state, &actor, now).is_ok();
        assert!(!original || is_staff(&actor) && !barred, "{actor:?}");
        assert!(may_see_progress(state, person, now).is_err() || open);
    }
}

/// Who has a part in the accident or stands aside does nothing as staff.
fn barred_do_nothing(world: &World) {
    let own = [
        Action::AttachDocument,
        Action::WithdrawCase,
        Action::AnswerEvidenceCorrection,
        Action::BookVisit,
        Action::AskForCopies,
        Action::AskForRecusal,
        Action::AskForViewingCode,
        Action::OpenViewing,
        Action::RenewEvidenceGrant,
        Action::EndAuthority,
        Action::ObjectToEvidenceDecision,
    ];
    let state = world.state();
    for actor in people().into_iter().filter(is_staff) {
        let person = actor.person().unwrap();
        if !state.barred().contains(&person) && !state.excluded.contains(&person) {
            continue;
        }
        assert!(!state.work.holders().contains(&person), "{actor:?} holds a task");
        let listed = EvidenceAccess::available_actions(state, &actor, &world.facts);
        for (action, listed) in Action::ALL.into_iter().zip(listed) {
            let in_own_matter = person == state.work.applicant || state.standing.principal == Some(person);
            assert!(
                listed.refusal.is_some() || in_own_matter && own.contains(&action),
                "{actor:?} {action:?}"
            );
        }
    }
}

/// The answer of the guard, and the answers of `decide` to well-formed commands of the act.
fn agree(world: &World, actor: &Actor) {
    let listed = EvidenceAccess::available_actions(world.state(), actor, &world.facts);
    for (action, listed) in Action::ALL.into_iter().zip(listed) {
        assert_eq!(listed.action, action.name());
        let answers: Vec<Result<_, Refusal>> = candidates(action, world, actor)
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
        EvidenceAccess::evolve(state, &entry)
    })
}

fn walk(kind: u8, steps: &[Step]) -> World {
    let mut world = opening(kind);
    for step in steps {
        take(&mut world, step);
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_histories_keep_the_rules(kind in 0..OPENINGS, steps in prop::collection::vec(step(), 1..70)) {
        let mut world = opening(kind);
        for step in &steps {
            let before = world.state().clone();
            take(&mut world, step);
            hold(&before, &world);
            guard(&world);
        }
        barred_do_nothing(&world);
        let versions: Vec<_> = world.history.iter().map(|entry| entry.version).collect();
        prop_assert!(versions.iter().copied().eq(1..=versions.len() as u64));
    }

    #[test]
    fn the_list_of_actions_is_what_decide_answers(
        kind in 0..OPENINGS,
        steps in prop::collection::vec(step(), 0..50),
        who in 0..PEOPLE,
    ) {
        agree(&walk(kind, &steps), &people()[who]);
    }

    #[test]
    fn a_history_folds_again_to_the_same_state(
        kind in 0..OPENINGS,
        steps in prop::collection::vec(step(), 0..50),
    ) {
        let world = walk(kind, &steps);
        let events: Vec<_> = world.history.iter().map(|entry| entry.event.clone()).collect();
        prop_assert_eq!(fold(&events, &world), world.state.clone());
        let json = serde_json::to_string(&events).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<Event>>(&json).unwrap(), events);
        let state = serde_json::to_string(world.state()).unwrap();
        prop_assert_eq!(&serde_json::from_str::<State>(&state).unwrap(), world.state());
    }

    #[test]
    fn events_out_of_place_never_panic(
        steps in prop::collection::vec(step(), 0..50),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let world = walk(4, &steps);
        let shuffled: Vec<_> =
            order.iter().map(|index| index.get(&world.history).event.clone()).collect();
        let state = fold(&shuffled, &world);
        let opens = shuffled.iter().take(world.history.len()).any(|event| matches!(event, Event::Submitted { .. }));
        prop_assert_eq!(state.is_some(), opens);
    }

    /// However fast timers are: what is seen does not depend on whether they have rung.
    #[test]
    fn a_timer_that_has_not_rung_shows_nothing_more(
        kind in 0..OPENINGS,
        steps in prop::collection::vec(step(), 0..50),
        minutes in 0..90_000_i64,
    ) {
        let mut late = walk(kind, &steps);
        late.later(TimeDelta::minutes(minutes));
        let mut rung = late.clone();
        rung.ask(&Actor::System, CaseCommand::Wake).unwrap();
        for item in ITEMS.map(item) {
            prop_assert_eq!(late.sees(item), rung.sees(item));
        }
    }
}

/// Random histories that never get anywhere would show nothing.
#[test]
fn the_random_steps_reach_the_ends_and_the_views() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut reached = BTreeSet::new();
    for round in 0..500_usize {
        let tree = prop::collection::vec(step(), 1..90)
            .new_tree(&mut runner)
            .unwrap();
        let mut world = opening(u8::try_from(round % usize::from(OPENINGS)).unwrap());
        for step in &proptest::strategy::ValueTree::current(&tree) {
            take(&mut world, step);
            reached.insert(world.status().as_str());
            if world.sees(photo()).is_ok() || world.sees(plan()).is_ok() {
                reached.insert("a page is seen");
            }
            let suspended = world
                .state()
                .standing_grant()
                .is_some_and(|grant| grant.suspended_since.is_some());
            let marks = [
                ("suspended", suspended),
                ("excluded", !world.state().excluded.is_empty()),
                ("copies", world.state().copies.is_some()),
                ("glass", world.state().glass.is_some()),
                ("unreadable", !world.state().unreadable.is_empty()),
            ];
            reached.extend(marks.iter().filter(|(_, holds)| *holds).map(|(mark, _)| *mark));
        }
    }
    let wanted = crate::evidence_access::Status::ALL.map(crate::evidence_access::Status::as_str);
    let marks = [
        "a page is seen",
        "suspended",
        "excluded",
        "copies",
        "glass",
        "unreadable",
    ];
    for mark in wanted.into_iter().chain(marks) {
        assert!(reached.contains(mark), "{mark} is never reached: {reached:?}");
    }
}
