//! 验证并查阅: the applicant shows that it is them again, by a code that was sent to the address on file, and sees pages for a
//! while.

use super::{CODE_TRIES, Draft, Event, Events, EvidenceEffect, SentCode, State, Wanted, guard::Act, view};
use crate::{
    access::PersonId,
    case::{Effect, EffectId, Refusal},
    law::{CommandRefusal, EvidenceObstacle},
    time::Moment,
};
use chrono::TimeDelta;

/// How long a viewing lasts after a code (policy).
pub const VIEWING: TimeDelta = TimeDelta::minutes(15);
/// How soon another code can be asked for, and the longest that one has to wait after many misses (policy).
const NEXT_CODE: TimeDelta = TimeDelta::minutes(1);
const LONGEST_WAIT: TimeDelta = TimeDelta::days(1);

/// How long after a code another can be asked for: twice as long each time that as many misses have come together as end a code. So
/// whoever guesses has a few hundred tries in thirty days, of a million.
fn wait(missed: u32) -> TimeDelta {
    let doubled = 2_i32.checked_pow(missed / u32::from(CODE_TRIES));
    let wait = doubled.and_then(|times| NEXT_CODE.checked_mul(times));
    wait.map_or(LONGEST_WAIT, |wait| wait.min(LONGEST_WAIT))
}

/// Whether there is something to see, were it opened.
fn has_something(state: &State, now: Moment) -> bool {
    state.wanted != Wanted::Progress && !view::viewable_items(state, now).is_empty()
}

/// The applicant, under a grant that is open. What the person is told must not differ: see [`viewing_answer`].
pub(super) fn permit_ask(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.as_applicant()?;
    if !has_something(act.state, act.now()) {
        return Err(EvidenceObstacle::NoAccess.into());
    }
    let asked = act.state.asked_for_code;
    let waits = asked.is_some_and(|asked| act.now() < asked + wait(act.state.missed_codes));
    if waits || is_sending(act.state) {
        return Err(CommandRefusal::TimeNotReached.into());
    }
    Ok(person)
}

fn is_sending(state: &State) -> bool {
    let mut pending = state.work.effects.iter().map(|pending| &pending.effect);
    pending.any(|effect| matches!(effect, Effect::Own(EvidenceEffect::SendCode { .. })))
}

/// The code before it is void.
pub(super) fn ask(act: &Act<'_>) -> Events {
    let by = permit_ask(act)?;
    let mut draft = act.draft();
    draft.write(Event::CodeAsked { by });
    draft.request(EvidenceEffect::SendCode { to: by });
    Ok(draft.into_events())
}

/// The effect that sent the code which still opens a viewing: the digits follow from it.
pub fn live_code(state: &State, now: Moment) -> Option<EffectId> {
    let code = state.code.filter(|code| SentCode::is_live(code, now))?;
    has_something(state, now).then_some(code.effect)
}

fn wrong() -> Refusal {
    EvidenceObstacle::CodeWrong.into()
}

/// The applicant with a code that still lives. Whatever is missing, the answer is the same.
pub(super) fn permit_open(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.applicant().ok_or_else(wrong)?;
    live_code(act.state, act.now()).ok_or_else(wrong)?;
    Ok(person)
}

/// A code that fits is used up. One that does not is counted, so it is an event and no refusal; the person is told by
/// [`viewing_answer`].
pub(super) fn open(act: &Act<'_>) -> Events {
    permit_open(act)?;
    let mut draft: Draft<'_> = act.draft();
    if act.facts.code_fits {
        let until = act.now() + VIEWING;
        draft.write(Event::ViewingOpened { until });
    } else {
        draft.write(Event::CodeMissed);
    }
    Ok(draft.into_events())
}

/// What a person is told who gave a code, by the events that it led to: `CODE_WRONG` for every way in which it can be wrong.
pub fn viewing_answer(events: &[Event]) -> Result<Moment, Refusal> {
    let until = events.iter().find_map(|event| match event {
        Event::ViewingOpened { until } => Some(*until),
        _ => None,
    });
    until.ok_or_else(wrong)
}
