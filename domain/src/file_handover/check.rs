//! 核对档案 / 退回复核: the destination's dossier post decides on each document, for a second person to confirm.

use super::{
    Draft, Event, Events, FILE_POSTS, Status,
    finding::refuses,
    guard::{Act, valid},
};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, Refusal, TaskId, TaskPurpose, holds_task},
    custody::{Hop, ItemVerdict, RefusalReason, Side, Verdict},
    law::CommandRefusal,
};

/// It is whole: a person looks at it.
pub(super) fn begin(draft: &mut Draft<'_>) {
    draft.open_task(TaskPurpose::Review, Post::Dossier);
}

/// Whoever holds the check.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Side::Destination, &[Post::Dossier])?;
    act.within(&[Status::Checking])?;
    act.held(TaskPurpose::Review, person)?;
    Ok(person)
}

pub(super) fn decide(act: &Act<'_>, (id, fence): (TaskId, u32), verdicts: &[ItemVerdict]) -> Events {
    let by = permit(act)?;
    let task = act.held(TaskPurpose::Review, by)?;
    if task.id != id {
        return Err(CommandRefusal::LeaseLost.into());
    }
    holds_task(task, by, fence, act.now())?;
    valid("verdicts", are_complete(act, verdicts))?;
    let mut draft = act.draft();
    let verdicts = verdicts.to_vec();
    draft.write(Event::FileChecked { by, verdicts });
    draft.finish_task(TaskPurpose::Review);
    draft.open_task(TaskPurpose::Approve, Post::Dossier);
    Ok(draft.into_events())
}

/// One for each document, in the order of the manifest. That each is there, and whole, is established: a person refuses for
/// what can be seen in it.
fn are_complete(act: &Act<'_>, verdicts: &[ItemVerdict]) -> bool {
    use RefusalReason::{Altered, Missing};
    let settled = |one: &ItemVerdict| matches!(one.verdict, Verdict::Refused(Missing | Altered));
    let manifest = act.state.manifest.as_ref();
    let complete = manifest.is_some_and(|manifest| hop_of(verdicts).check_verdicts(manifest).is_ok());
    complete && !verdicts.iter().any(settled)
}

/// What the destination says, by its verdicts.
pub(super) fn hop_of(verdicts: &[ItemVerdict]) -> Hop {
    let verdicts = verdicts.to_vec();
    if refuses(&verdicts) {
        Hop::Refused(verdicts)
    } else {
        Hop::Accepted(verdicts)
    }
}

/// Whoever works with files, unless a colleague has the decision in hand. Also the one who checked it: a return decides nothing, and
/// after the next check again another one does.
pub(super) fn permit_return(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Side::Destination, &FILE_POSTS)?;
    act.within(&[Status::Checked])?;
    act.not_taken(TaskPurpose::Approve, person)?;
    Ok(person)
}

pub(super) fn return_to_check(act: &Act<'_>, words: &FreeText) -> Events {
    permit_return(act)?;
    let mut draft = act.draft();
    draft.write(Event::ReturnedToCheck { words: words.clone() });
    draft.finish_task(TaskPurpose::Approve);
    begin(&mut draft);
    Ok(draft.into_events())
}
