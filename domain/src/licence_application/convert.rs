//! 转为现场办理 (Order 162, article 83(2)): the one way on for an application that came in online.

use super::{Event, Events, IntakeChannel, Status, guard::Act, notify};
use crate::{
    access::{PersonId, Post},
    case::{NoticeKind, Refusal, TaskPurpose},
    law::CommandRefusal,
};

pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Post::Intake)?;
    act.within(&[Status::Submitted])?;
    if act.state.channel != IntakeChannel::Online {
        return Err(CommandRefusal::WrongState.into());
    }
    act.not_taken(TaskPurpose::Intake, person)?;
    Ok(person)
}

/// The application stays the same, and so does its time of receipt.
pub(super) fn decide(act: &Act<'_>) -> Events {
    permit(act)?;
    let mut draft = act.draft();
    draft.write(Event::ConvertedToCounter);
    notify(&mut draft, NoticeKind::ConvertedToCounter);
    Ok(draft.into_events())
}
