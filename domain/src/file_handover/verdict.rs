//! 接收 / 退回: a second person at the destination decides by what the first has found.

use super::{
    Event, Events, FILE_POSTS, State, Status, check,
    finding::refuses,
    guard::{Act, another_than},
    sign,
};
use crate::{
    access::PersonId,
    case::{Refusal, TaskPurpose},
    custody::Side,
    law::CommandRefusal,
};

/// Whoever works with files at the destination, but not the one who checked this one.
fn permit(act: &Act<'_>, refusing: bool) -> Result<PersonId, Refusal> {
    let person = act.staff(Side::Destination, &FILE_POSTS)?;
    act.within(&[Status::Checked])?;
    another_than(person, act.state.checked.as_ref().map(|checked| checked.by))?;
    act.not_taken(TaskPurpose::Approve, person)?;
    if found_wanting(act.state) == refusing {
        Ok(person)
    } else {
        Err(CommandRefusal::WrongState.into())
    }
}

fn found_wanting(state: &State) -> bool {
    state
        .checked
        .as_ref()
        .is_some_and(|checked| refuses(&checked.verdicts))
}

/// Where every document was found good. What comes from an office that gave the file away is no file.
pub(super) fn permit_accept(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = permit(act, false)?;
    act.origin_has_file()?;
    Ok(person)
}

pub(super) fn accept(act: &Act<'_>) -> Events {
    let by = permit_accept(act)?;
    Ok(decided(act, Event::FileAccepted { by }))
}

/// Where a document was not.
pub(super) fn permit_refuse(act: &Act<'_>) -> Result<PersonId, Refusal> {
    permit(act, true)
}

pub(super) fn refuse(act: &Act<'_>) -> Events {
    let by = permit_refuse(act)?;
    Ok(decided(act, Event::FileRefused { by }))
}

fn decided(act: &Act<'_>, event: Event) -> Vec<Event> {
    let mut draft = act.draft();
    draft.write(event);
    draft.finish_task(TaskPurpose::Approve);
    let checked = act.state.checked.as_ref();
    if let Some(hop) = checked.map(|checked| check::hop_of(&checked.verdicts)) {
        sign::say(&mut draft, act.facts, hop);
    }
    draft.into_events()
}
