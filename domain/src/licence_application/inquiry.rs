//! 开展调查 / 调查结束 (Order 162, articles 83 and 84). No article stops the clock meanwhile, so it runs on.

use super::{Event, Events, Status, guard::Act};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, Refusal, TaskPurpose},
};

/// Who reviews or leads, unless a colleague has the review in hand.
fn permit(act: &Act<'_>, status: Status) -> Result<PersonId, Refusal> {
    let person = act.staff_in(&[Post::Intake, Post::BusinessLead])?;
    act.within(&[status])?;
    if !act.actor.holds(&act.state.work.office, Post::BusinessLead) {
        act.not_taken(TaskPurpose::Review, person)?;
    }
    Ok(person)
}

pub(super) fn permit_open(act: &Act<'_>) -> Result<PersonId, Refusal> {
    permit(act, Status::Review)
}

pub(super) fn open(act: &Act<'_>, reason: &FreeText) -> Events {
    permit_open(act)?;
    Ok(vec![Event::InquiryOpened {
        reason: reason.clone(),
    }])
}

pub(super) fn permit_close(act: &Act<'_>) -> Result<PersonId, Refusal> {
    permit(act, Status::Inquiry)
}

pub(super) fn close(act: &Act<'_>, result: &FreeText) -> Events {
    permit_close(act)?;
    Ok(vec![Event::InquiryClosed {
        result: result.clone(),
    }])
}
