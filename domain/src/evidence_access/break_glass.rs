//! 紧急查阅: supervision looks at what it has no other right to see. It gives a reason, it has an hour, and the head is told,
//! unless they stand aside.

use super::{
    Event, Events, follow_up,
    guard::{Act, may_work_on},
};
use crate::{
    access::{PersonId, Post},
    case::{Channel, FreeText, NoticeKind, Refusal},
};
use chrono::TimeDelta;

/// How long the glass is broken (policy).
pub const GLASS: TimeDelta = TimeDelta::hours(1);

/// Supervision, one at a time.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Supervision])?;
    act.in_place(act.state.glass.is_none())?;
    Ok(person)
}

pub(super) fn decide(act: &Act<'_>, reason: &FreeText) -> Events {
    let by = permit(act)?;
    let mut draft = act.draft();
    draft.write(Event::GlassBroken {
        by,
        until: act.now() + GLASS,
        reason: reason.clone(),
    });
    let told = |head: &&PersonId| **head != by && may_work_on(act.state, **head).is_ok();
    let heads: Vec<_> = act.facts.heads.iter().filter(told).collect();
    for head in &heads {
        draft.notify(NoticeKind::GlassBroken, **head, &[Channel::InApp]);
    }
    // Whoever heads the unit finds it, though nobody knows yet who that is.
    if heads.is_empty() {
        follow_up::open(&mut draft, Post::AccidentHead);
    }
    Ok(draft.into_events())
}
