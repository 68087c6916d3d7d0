//! 签发移交: a second person at the origin vouches for what was gathered, and the office signs the offer.

use super::{
    Event, Events, FILE_POSTS, Status,
    guard::{Act, another_than},
    sign,
};
use crate::{
    access::PersonId,
    case::{Refusal, TaskPurpose},
    custody::{Hop, Side},
};

/// Whoever works with files at the origin, but not the one who gathered this one.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Side::Origin, &FILE_POSTS)?;
    act.within(&[Status::Gathered])?;
    another_than(person, act.state.gathered_by)?;
    act.not_taken(TaskPurpose::Approve, person)?;
    act.origin_has_file()?;
    Ok(person)
}

pub(super) fn decide(act: &Act<'_>) -> Events {
    let by = permit(act)?;
    let mut draft = act.draft();
    draft.write(Event::FileOffered { by });
    draft.finish_task(TaskPurpose::Approve);
    sign::say(&mut draft, act.facts, Hop::Offered);
    Ok(draft.into_events())
}
