//! 暂停 / 中止: what the registry reports while a case runs. A violation, an accident or a lapsed inspection makes it wait and
//! its cure lets it go on; a seizure or a theft stops it, and only a person lets it go on or refuses it.

use super::{Draft, Event, Events, Facts, Hold, Status, clock, guard::Act, merits, tell_all};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, NoticeKind, Refusal},
    law::vehicle::TransferGround,
    time::office_day,
};
use std::collections::BTreeSet;

/// What stops a case that runs: the vehicle is not free to be transferred. Other grounds stand in the way of the decision.
const STOPPING: [TransferGround; 7] = [
    TransferGround::Stolen,
    TransferGround::Sealed,
    TransferGround::Detained,
    TransferGround::Locked,
    TransferGround::Scrapped,
    TransferGround::NotRegistered,
    TransferGround::Customs,
];

/// Looks at what is known now, and writes what it changes.
pub(super) fn review(draft: &mut Draft<'_>, facts: &Facts) {
    let status = draft.state().status;
    if !status.is_running() && status != Status::Registering {
        return;
    }
    let merits = merits::standing(draft.state(), facts, office_day(draft.now()));
    stop(draft, &merits.refusals);
    if status.is_running() {
        wait(draft, &merits.pauses);
    }
}

fn stop(draft: &mut Draft<'_>, refusals: &BTreeSet<TransferGround>) {
    let known = &draft.state().stops;
    let grounds: BTreeSet<_> = STOPPING
        .into_iter()
        .filter(|ground| refusals.contains(ground) && !known.contains(ground))
        .collect();
    if !grounds.is_empty() {
        draft.write(Event::Stopped { grounds });
        tell_all(draft, NoticeKind::Stopped);
    }
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
    let rest = &draft.state().holds;
    if rest.is_empty() {
        clock::restart(draft);
        tell_all(draft, NoticeKind::Resumed);
    } else if rest.iter().all(|hold| hold.is_absence()) {
        clock::await_vehicle(draft);
    }
}

/// The lead, once the registry says nothing of the kind any more.
pub(super) fn permit_lift(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::BusinessLead])?;
    act.in_place(act.state.status.is_running() && !act.state.stops.is_empty())?;
    merits::answered(act.state)?;
    let refusals = merits::standing(act.state, act.facts, act.today()).refusals;
    act.in_place(STOPPING.iter().all(|ground| !refusals.contains(ground)))?;
    Ok(person)
}

pub(super) fn lift(act: &Act<'_>, words: &FreeText) -> Events {
    let by = permit_lift(act)?;
    let words = words.clone();
    Ok(vec![Event::StopLifted { by, words }])
}
