//! 归档: the electronic file is complete and kept. Whoever approved does not close the file too (policy).

use super::{
    Done, Event, Events, Status,
    guard::{Act, another_than},
};
use crate::{
    access::{PersonId, Post},
    case::Refusal,
};

pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Dossier])?;
    act.within(&[Status::Registered, Status::TransferredOut])?;
    act.in_place(!act.state.outputs.has(Done::Archived))?;
    another_than(person, act.state.decision.as_ref().map(|decision| decision.by))?;
    Ok(person)
}

pub(super) fn decide(act: &Act<'_>) -> Events {
    let by = permit(act)?;
    Ok(vec![Event::Archived { by }])
}
