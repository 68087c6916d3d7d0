//! 暂停 / 中止: what the registry reports while a case runs. A violation, an accident or a lapsed inspection makes it wait and
//! its cure lets it go on; a seizure or a theft stops it, and only a person lets it go on or refuses it.
//!
//! A seizure or a theft reaches an application that is not accepted yet, and the file that travels for it. A pause does not: until
//! the acceptance no period runs that could stand still, what is unsettled is a ground against it (Order 164, article 25), and the
//! papers of a new inspection can come with the vehicle.

use super::{
    Draft, Event, Events, Facts, Hold, State, Status, clock, closing, file, guard::Act, merits, tell_all,
};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, NoticeKind, Refusal},
    law::vehicle::TransferGround,
    time::office_day,
};
use std::collections::BTreeSet;

/// A seizure or a theft stops a case from the application on.
const SEIZED: [TransferGround; 4] = [
    TransferGround::Stolen,
    TransferGround::Sealed,
    TransferGround::Detained,
    TransferGround::Locked,
];

/// What else stops it once it is accepted: the vehicle is not free to be transferred. Before, it stands against the acceptance.
const NOT_FREE: [TransferGround; 3] = [
    TransferGround::Scrapped,
    TransferGround::NotRegistered,
    TransferGround::Customs,
];

/// What of these stops the case as far as it is. Other grounds stand in the way of the decision.
fn stopping(state: &State, refusals: &BTreeSet<TransferGround>) -> BTreeSet<TransferGround> {
    let accepted = state.acceptance.is_some();
    let others = NOT_FREE.into_iter().filter(|_| accepted);
    let all = SEIZED.into_iter().chain(others);
    all.filter(|ground| refusals.contains(ground)).collect()
}

/// Looks at what is known now, and writes what it changes.
pub(super) fn review(draft: &mut Draft<'_>, facts: &Facts) {
    let status = draft.state().status;
    if status.is_end() {
        return;
    }
    let merits = merits::standing(draft.state(), facts, office_day(draft.now()));
    stop(draft, &merits.refusals);
    if status.is_running() {
        wait(draft, &merits.pauses);
    }
}

/// Nothing runs meanwhile that nobody can keep, and the file of such a vehicle stays where it is.
fn stop(draft: &mut Draft<'_>, refusals: &BTreeSet<TransferGround>) {
    let known = &draft.state().stops;
    let first = known.is_empty();
    let grounds = &stopping(draft.state(), refusals) - known;
    if grounds.is_empty() {
        return;
    }
    draft.write(Event::Stopped { grounds });
    clock::stand_still(draft);
    if first {
        closing::stop_handover(draft);
    }
    tell_all(draft, NoticeKind::Stopped);
}

fn wait(draft: &mut Draft<'_>, pauses: &BTreeSet<TransferGround>) {
    let due: BTreeSet<_> = pauses
        .iter()
        .map(|ground| Hold::Ground { ground: *ground })
        .collect();
    let standing = draft.state().holds.clone();
    for hold in due.difference(&standing) {
        begin(draft, *hold);
    }
    let grounds = standing.iter().filter(|hold| matches!(hold, Hold::Ground { .. }));
    for hold in grounds.filter(|hold| !due.contains(hold)) {
        end(draft, *hold);
    }
}

/// The case waits for this too.
pub(super) fn begin(draft: &mut Draft<'_>, hold: Hold) {
    let waited = !draft.state().holds.is_empty();
    draft.write(Event::Held { hold });
    clock::suspend(draft, hold);
    if !waited {
        tell_all(draft, NoticeKind::OnHold);
    }
}

/// The case waits for this no more, and goes on if it waits for nothing else.
pub(super) fn end(draft: &mut Draft<'_>, hold: Hold) {
    draft.write(Event::Resumed { hold });
    go_on(draft);
}

/// What nothing stands in the way of any more.
fn go_on(draft: &mut Draft<'_>) {
    let state = draft.state();
    if !state.stops.is_empty() {
        return;
    }
    if state.holds.is_empty() {
        clock::restart(draft);
        tell_all(draft, NoticeKind::Resumed);
    } else if state.holds.iter().all(|hold| hold.is_absence()) {
        clock::await_vehicle(draft);
    }
}

/// The lead, once the registry says nothing of the kind any more.
pub(super) fn permit_lift(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::BusinessLead])?;
    act.within(&Status::BEFORE_REGISTRATION)?;
    act.in_place(!act.state.stops.is_empty())?;
    merits::answered(act.state)?;
    let refusals = merits::standing(act.state, act.facts, act.today()).refusals;
    act.in_place(stopping(act.state, &refusals).is_empty())?;
    Ok(person)
}

pub(super) fn lift(act: &Act<'_>, words: &FreeText) -> Events {
    let by = permit_lift(act)?;
    let mut draft = act.draft();
    let words = words.clone();
    draft.write(Event::StopLifted { by, words });
    // A stop of an earlier version let them run.
    clock::stand_still(&mut draft);
    go_on(&mut draft);
    file::ask_again(&mut draft, act.facts);
    Ok(draft.into_events())
}
