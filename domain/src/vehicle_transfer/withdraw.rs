//! 撤回申请: possible until the registry is asked, and not once it is known to have written it (design).

use super::{Event, Events, Status, closing, guard::Act, merits::is_written, tell_all};
use crate::{
    access::{PersonId, Post},
    case::{NoticeKind, Refusal},
};

/// The applicant's side, or intake staff for them; a service station takes in and does not withdraw.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = match act.applicant() {
        Some(person) => person,
        None => act.staff(&[Post::Intake])?,
    };
    act.within(&Status::BEFORE_REGISTRATION)?;
    act.in_place(!is_written(act.state))?;
    Ok(person)
}

pub(super) fn decide(act: &Act<'_>) -> Events {
    let by = permit(act)?;
    let mut draft = act.draft();
    draft.write(Event::Withdrawn { by });
    closing::call_off(&mut draft);
    tell_all(&mut draft, NoticeKind::Withdrawn);
    Ok(draft.into_events())
}
