//! What the unit's register says at a look of the watch is held against what the case knows.

use super::{
    Command, Draft, Event, Events, EvidenceEffect, State, assess_case, follow_up, guard::Act, hold, making,
};
use crate::{access::Post, accident::AccidentFile, case::Effect};
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

/// The register reports a change while the case is open. Where it touches what is shown, the pages are shown no more.
pub(super) fn reported(act: &Act<'_>, file: &AccidentFile) -> Events {
    act.system()?;
    act.in_place(!act.state.status.is_end())?;
    let mut draft = act.draft();
    draft.write(Event::AccidentReported {
        file: Box::new(file.clone()),
    });
    hold::review(&mut draft);
    compare(act, &mut draft);
    making::go_on(&mut draft);
    Ok(draft.into_events())
}

/// Where something was consented to, somebody looks if less is shown than before the register spoke, and if it now says something
/// against it or leaves something open that it did not: the person is no party any more, or their authority is not known. Only a
/// person takes a grant back for that.
pub(super) fn compare(act: &Act<'_>, draft: &mut Draft<'_>) {
    let after = draft.state();
    if !after.gives_access() {
        return;
    }
    let shown = |state| making::shown(state).collect::<BTreeSet<_>>();
    let is_less = !shown(act.state).is_subset(&shown(after));
    if is_less || is_doubted(act, after) {
        follow_up::open(draft, Post::AccidentUnit);
    }
}

/// What was open before was looked into. Where nothing was known before, only grounds say something new.
fn is_doubted(act: &Act<'_>, after: &State) -> bool {
    let circumstances = act.facts.circumstances();
    let Some(after) = assess_case(after, circumstances) else {
        return false;
    };
    match assess_case(act.state, circumstances) {
        Some(before) => {
            !after.grounds.is_subset(&before.grounds) || !after.questions.is_subset(&before.questions)
        }
        None => !after.grounds.is_empty(),
    }
}
