//! What the unit's register says at a look of the watch is held against what the case knows.

use super::{Command, Event, Events, EvidenceEffect, State, follow_up, guard::Act, hold, making};
use crate::{
    access::Post,
    accident::{AccidentFile, ItemId},
    case::Effect,
};
use std::collections::BTreeSet;

/// The command that tells a case what it does not know yet; `None` where there is nothing new, or where it waits for an
/// answer of its own.
pub fn news(state: &State, file: &AccidentFile) -> Option<Command> {
    let mut pending = state.work.effects.iter().map(|pending| &pending.effect);
    let asks = pending.any(|effect| matches!(effect, Effect::Own(EvidenceEffect::LookUpAccident { .. })));
    let changed = state.file() != Some(file);
    (changed && !asks && !state.status.is_end()).then(|| Command::ReportAccident {
        file: Box::new(file.clone()),
    })
}

/// The register reports a change while the case is open. Where it touches what is shown, the pages are shown no more, and
/// somebody looks.
pub(super) fn reported(act: &Act<'_>, file: &AccidentFile) -> Events {
    act.system()?;
    act.in_place(!act.state.status.is_end())?;
    let mut draft = act.draft();
    let before = shown(act.state);
    draft.write(Event::AccidentReported {
        file: Box::new(file.clone()),
    });
    hold::review(&mut draft);
    let lost = draft.state().standing_grant().is_some() && !before.is_subset(&shown(draft.state()));
    if lost {
        follow_up::open(&mut draft, Post::AccidentUnit);
    }
    Ok(draft.into_events())
}

fn shown(state: &State) -> BTreeSet<ItemId> {
    let released = state.released();
    released
        .filter(|(item, verdict)| {
            making::is_made(state, *item, verdict) && super::view::still_allows(state, *item)
        })
        .map(|(item, _)| item)
        .collect()
}
