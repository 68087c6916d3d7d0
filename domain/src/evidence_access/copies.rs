//! 复制 (Order 146, article 65): copies under the seal of the unit, for who has the right to copy.

use super::{
    Event, Events,
    guard::{Act, valid},
    tell, view,
};
use crate::{
    access::{PersonId, Post},
    accident::ItemId,
    case::{NoticeKind, Refusal, TaskPurpose},
    law::EvidenceObstacle,
};
use std::collections::BTreeSet;

/// The applicant, or staff of the unit for them, while it can be seen.
pub(super) fn permit_ask(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.applicant_or_unit()?;
    act.open_grant()?;
    if view::viewable_items(act.state, act.now()).is_empty() {
        return Err(EvidenceObstacle::NoAccess.into());
    }
    if !act.state.standing.may_copy() {
        return Err(EvidenceObstacle::NoRightToCopy.into());
    }
    act.in_place(act.state.copies.is_none())?;
    Ok(person)
}

/// Copies are of what is shown, never of the original.
pub(super) fn ask(act: &Act<'_>, items: &BTreeSet<ItemId>) -> Events {
    let by = permit_ask(act)?;
    let viewable = view::viewable_items(act.state, act.now());
    let viewable: BTreeSet<_> = viewable.into_iter().map(|(item, _)| item).collect();
    valid("items", !items.is_empty() && items.is_subset(&viewable))?;
    let mut draft = act.draft();
    let items = items.clone();
    draft.write(Event::CopiesAsked { by, items });
    draft.open_task(TaskPurpose::Copies, Post::AccidentUnit);
    Ok(draft.into_events())
}

/// Staff of the unit, unless a colleague has them in hand.
pub(super) fn permit_issue(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::AccidentUnit])?;
    act.in_place(act.state.copies.is_some())?;
    act.open_grant()?;
    act.not_taken(TaskPurpose::Copies, person)?;
    Ok(person)
}

pub(super) fn issue(act: &Act<'_>) -> Events {
    let by = permit_issue(act)?;
    let mut draft = act.draft();
    draft.write(Event::CopiesIssued { by });
    draft.finish_task(TaskPurpose::Copies);
    tell(&mut draft, NoticeKind::CopiesReady);
    Ok(draft.into_events())
}
