//! 撤回申请: possible until the decision is made (design).

use super::{Event, Events, Status, closing, guard::Act, notify};
use crate::{
    access::{PersonId, Post},
    case::{NoticeKind, Refusal},
};

const BEFORE_THE_DECISION: [Status; 6] = [
    Status::Submitted,
    Status::CorrectionRequested,
    Status::Accepted,
    Status::Review,
    Status::PendingApproval,
    Status::Inquiry,
];

/// The applicant, or intake staff for them.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.applicant_or(&[Post::Intake])?;
    act.within(&BEFORE_THE_DECISION)?;
    Ok(person)
}

pub(super) fn decide(act: &Act<'_>) -> Events {
    let by = permit(act)?;
    let mut draft = act.draft();
    draft.write(Event::Withdrawn { by });
    closing::close(&mut draft);
    notify(&mut draft, NoticeKind::Withdrawn);
    Ok(draft.into_events())
}
