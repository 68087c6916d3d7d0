//! 档案无法提供: the origin says that the file is lost, on paper only, or that something stands against the transfer (W-UC5).
//! The handover ends, and the transfer hears why: what replaces a lost file, no source says, so people decide there.

use super::{Event, Events, FILE_POSTS, Status, UnavailableReason, ending, guard::Act};
use crate::{
    access::PersonId,
    case::{FreeText, Refusal, TaskPurpose},
    custody::Side,
};

/// Whoever works with files at the origin, before it has offered one.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Side::Origin, &FILE_POSTS)?;
    act.within(&[Status::Requested, Status::Gathering, Status::Gathered])?;
    for purpose in [TaskPurpose::Intake, TaskPurpose::Approve] {
        act.not_taken(purpose, person)?;
    }
    Ok(person)
}

pub(super) fn decide(act: &Act<'_>, reason: UnavailableReason, words: &FreeText) -> Events {
    let by = permit(act)?;
    let words = words.clone();
    Ok(ending::end(act, Event::DeclaredUnavailable { by, reason, words }))
}
