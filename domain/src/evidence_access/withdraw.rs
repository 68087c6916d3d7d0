//! 撤回申请: possible until the decision is made (design).

use super::{Event, Events, Status, closing, guard::Act, tell};
use crate::{
    access::PersonId,
    case::{NoticeKind, Refusal},
};

/// The applicant, or staff of the unit for them. What is granted already is no application any more.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.applicant_or_unit()?;
    act.within(&Status::BEFORE_THE_DECISION)?;
    act.in_place(act.state.standing_grant().is_none())?;
    Ok(person)
}

pub(super) fn decide(act: &Act<'_>) -> Events {
    let by = permit(act)?;
    let mut draft = act.draft();
    draft.write(Event::Withdrawn { by });
    closing::close(&mut draft);
    tell(&mut draft, NoticeKind::Withdrawn);
    Ok(draft.into_events())
}
