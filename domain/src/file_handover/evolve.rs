//! The state after an event. Running cases are replayed through it, so what a released event does never changes.

use super::{Checked, Event, Finding, HandoverEffect, HandoverOutcome as Answer, Lock, Stall, State, Status};
use crate::{
    case::{Casework, EffectEvent, EffectId, Entry, Outcome},
    custody::{Custody, CustodyEntry, Hop, ReturnReason},
    time::Moment,
};
use std::collections::BTreeSet;

/// Folds one entry. An event that cannot open a case leaves `None`; a second opening changes nothing.
pub(super) fn evolve(state: Option<State>, entry: &Entry<Event>) -> Option<State> {
    let Some(mut state) = state else {
        return open(&entry.event, entry.at);
    };
    match &entry.event {
        Event::Case(shared) => state.work.evolve(shared),
        Event::Effect(event) => effects(&mut state, event),
        Event::StatementSigned { entry } => signed(&mut state, entry),
        event => {
            if !at_origin(&mut state, event) {
                at_destination(&mut state, event);
            }
        }
    }
    Some(state)
}

fn open(event: &Event, at: Moment) -> Option<State> {
    let Event::Opened {
        transfer,
        route,
        applicant,
        parties,
    } = event
    else {
        return None;
    };
    Some(State {
        work: Casework::new(route.destination.clone(), *applicant, at),
        status: Status::Requested,
        transfer: transfer.clone(),
        parties: parties.clone(),
        custody: Custody::new((**route).clone()),
        lock: Lock::Free,
        manifest: None,
        gathered_by: None,
        obstacle: None,
        checked: None,
        refused: vec![],
        set_aside: BTreeSet::new(),
        signing: None,
        stalled: None,
        desk: None,
        ended: None,
    })
}

/// What the kind knows of its effects follows what all kinds keep of them.
fn effects(state: &mut State, event: &EffectEvent<HandoverEffect>) {
    match event {
        EffectEvent::EffectRequested { id, effect } => {
            if let Some(effect) = effect.own() {
                requested(state, *id, effect);
            }
        }
        EffectEvent::EffectSettled { id, outcome } => settled(state, *id, outcome),
    }
    state.work.evolve_effects(event);
}

fn requested(state: &mut State, id: EffectId, effect: &HandoverEffect) {
    match effect {
        HandoverEffect::LockVehicle { .. } => state.lock = Lock::Asked,
        HandoverEffect::ReleaseLock { .. } => state.lock = Lock::Releasing,
        HandoverEffect::Sign { .. } => state.signing = Some(id),
        _ => {}
    }
}

fn settled(state: &mut State, id: EffectId, outcome: &Outcome<HandoverEffect>) {
    let locking = matches!(state.effect(id), Some(HandoverEffect::LockVehicle { .. }));
    state.signing = state.signing.filter(|signing| *signing != id);
    match outcome {
        Outcome::Own(Answer::Locked) => state.lock = Lock::Held,
        Outcome::Own(Answer::Released) => state.lock = Lock::Free,
        Outcome::Undeliverable { .. } if locking => state.lock = Lock::Free,
        Outcome::Own(Answer::Gathered { manifest }) if state.status == Status::Gathering => {
            state.manifest = Some((**manifest).clone());
        }
        _ => {}
    }
}

/// The chain after one more statement. An end is an end, whatever is still said.
fn signed(state: &mut State, entry: &CustodyEntry) {
    let Some(manifest) = &state.manifest else { return };
    let Ok(custody) = state.custody.clone().append(&entry.statement, manifest) else {
        return;
    };
    state.custody = custody;
    if state.status.is_end() {
        return;
    }
    match &entry.statement.hop {
        Hop::Sent => state.status = Status::Sent,
        Hop::Verified => state.status = Status::Checking,
        Hop::Accepted(_) => state.status = Status::Accepted,
        Hop::Refused(_) | Hop::Returned(ReturnReason::Unlisted) => begin_again(state),
        Hop::Offered | Hop::Received | Hop::Returned(_) => {}
    }
}

fn begin_again(state: &mut State) {
    state.status = Status::Requested;
    state.gathered_by = None;
    state.checked = None;
    state.desk = None;
}

/// What the origin does; `false` for any other event.
fn at_origin(state: &mut State, event: &Event) -> bool {
    match event {
        Event::TakenUp { by } | Event::GatheredAgain { by } => {
            state.status = Status::Gathering;
            state.gathered_by = Some(*by);
            state.obstacle = None;
        }
        Event::LockRefused { code } => {
            state.status = Status::Requested;
            state.obstacle = Some(code.clone());
        }
        Event::GatheringFailed { code } => state.obstacle = Some(code.clone()),
        Event::FileGathered => state.status = Status::Gathered,
        Event::FileOffered { .. } => {
            state.status = Status::Offered;
            state.refused.clear();
        }
        Event::DeclaredUnavailable { reason, .. } => {
            state.status = Status::Unavailable;
            state.ended = Some((*reason).into());
            state.stalled = None;
        }
        Event::CopyMarked => state.status = Status::Transferred,
        _ => return false,
    }
    true
}

/// A person refuses for what is in a document, so the same bytes are no better at the next attempt. What machines refuse did not
/// arrive as it was, and comes again.
fn set_aside(state: &mut State) {
    let (Some(manifest), refused) = (&state.manifest, &state.refused) else {
        return;
    };
    let items = manifest.items().iter();
    let bad = items.filter(|item| refused.iter().any(|one| one.name == item.name.as_str()));
    state.set_aside.extend(bad.map(|item| item.sha256));
}

/// What the destination does, and what happens to the handover as a whole.
fn at_destination(state: &mut State, event: &Event) {
    match event {
        Event::DifferencesFound { findings } => {
            state.status = Status::Refusing;
            state.refused.clone_from(findings);
        }
        Event::FileChecked { by, verdicts } => {
            state.status = Status::Checked;
            let (by, verdicts) = (*by, verdicts.clone());
            state.checked = Some(Checked { by, verdicts });
        }
        Event::ReturnedToCheck { .. } => {
            state.status = Status::Checking;
            state.checked = None;
        }
        Event::FileAccepted { .. } => state.status = Status::Accepting,
        Event::FileRefused { .. } => {
            state.status = Status::Refusing;
            let checked = state.checked.as_ref();
            state.refused = checked.map_or_else(Vec::new, |checked| Finding::of(&checked.verdicts));
            set_aside(state);
        }
        Event::StatementDropped { effect } => {
            state.signing = state.signing.filter(|signing| signing != effect);
        }
        Event::DeskTold { desk } => state.desk = Some(*desk),
        Event::Ended { reason, .. } => {
            state.status = Status::Returned;
            state.ended = Some(*reason);
            state.stalled = None;
        }
        Event::StepFailed { step, code } => {
            let (step, code) = (step.clone(), code.clone());
            state.stalled = Some(Stall { step, code });
        }
        Event::StepRetried { .. } => state.stalled = None,
        _ => {}
    }
}
