//! 受理调档请求: the origin takes the request up, and locks the vehicle before it gathers the file.

use super::{Event, Events, HandoverEffect, Status, guard::Act};
use crate::{
    access::{PersonId, Post},
    case::{Refusal, TaskPurpose},
    custody::Side,
    law::CommandRefusal,
};

/// The origin's dossier post, once everything of an earlier attempt is done.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Side::Origin, &[Post::Dossier])?;
    act.within(&[Status::Requested])?;
    act.not_taken(TaskPurpose::Intake, person)?;
    act.origin_has_file()?;
    if act.state.is_settled() {
        Ok(person)
    } else {
        Err(CommandRefusal::WrongState.into())
    }
}

/// Locked first, so that nothing changes between the gathering and the offer.
pub(super) fn decide(act: &Act<'_>) -> Events {
    let by = permit(act)?;
    let mut draft = act.draft();
    draft.write(Event::TakenUp { by });
    let vehicle = act.state.route().vehicle;
    draft.request(HandoverEffect::LockVehicle { vehicle });
    Ok(draft.into_events())
}
