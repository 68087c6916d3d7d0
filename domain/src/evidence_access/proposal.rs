//! 提出审核意见，报审: the reviewer lays the verdicts before the head, who may ask for further review.

use super::{
    Draft, Event, Events, ProposedDecision, Status, closing,
    guard::{Act, valid},
    hold, making, review, submit,
};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, Refusal, TaskId, TaskPurpose, holds_task},
    deadline::RuleId,
    law::{CommandRefusal, EvidenceQuestion},
};
use std::collections::BTreeSet;

/// Whoever holds the review, once the register has answered. Under a grant that stands the whole is not refused: what was
/// released is taken back by a revocation.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::AccidentUnit])?;
    act.within(&[Status::Review])?;
    act.held(TaskPurpose::Review, person)?;
    act.answered()?;
    act.going()?;
    if act.state.standing_grant().is_some() {
        review::may_release(act, &review::questions(act))?;
    }
    Ok(person)
}

pub(super) fn decide(act: &Act<'_>, (id, fence): (TaskId, u32), proposed: &ProposedDecision) -> Events {
    let by = permit(act)?;
    let task = act.held(TaskPurpose::Review, by)?;
    if task.id != id {
        return Err(CommandRefusal::LeaseLost.into());
    }
    holds_task(task, by, fence, act.now())?;
    let answered = answered(act, proposed);
    well_founded(act, proposed, &answered)?;
    let mut draft = act.draft();
    draft.write(Event::DecisionProposed {
        by,
        proposed: proposed.clone(),
        answered,
    });
    draft.finish_task(TaskPurpose::Review);
    draft.open_task(TaskPurpose::Approve, Post::AccidentHead);
    hold::after_a_proposal(&mut draft);
    Ok(draft.into_events())
}

/// What the words of a release are about: all that is open now, and nothing that comes up later.
fn answered(act: &Act<'_>, proposed: &ProposedDecision) -> BTreeSet<EvidenceQuestion> {
    match proposed {
        ProposedDecision::Release { checked: Some(_) } => review::questions(act),
        ProposedDecision::Release { checked: None } | ProposedDecision::Refuse { .. } => BTreeSet::new(),
    }
}

fn well_founded(
    act: &Act<'_>,
    proposed: &ProposedDecision,
    answered: &BTreeSet<EvidenceQuestion>,
) -> Result<(), Refusal> {
    match proposed {
        ProposedDecision::Release { .. } => review::may_release(act, answered),
        ProposedDecision::Refuse { grounds, .. } => {
            act.in_place(act.state.standing_grant().is_none())?;
            let of_the_whole = grounds.iter().all(|ground| !ground.is_of_an_item());
            valid("grounds", !grounds.is_empty() && of_the_whole)
        }
    }
}

/// The head, whoever proposed, unless a colleague has it in hand; also where something that was released is not shown, because its
/// pages could not be made or it holds something else now.
pub(super) fn permit_return(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::AccidentHead])?;
    let decided = matches!(act.state.status, Status::Preparing | Status::Granted);
    let incomplete = decided && act.state.objection.is_none() && making::is_incomplete(act.state);
    act.in_place(incomplete || act.state.status == Status::PendingConsent)?;
    act.not_taken(TaskPurpose::Approve, person)?;
    Ok(person)
}

pub(super) fn return_to_review(act: &Act<'_>, words: &FreeText) -> Events {
    permit_return(act)?;
    let mut draft = act.draft();
    back_to_review(&mut draft, Some(words.clone()));
    Ok(draft.into_events())
}

/// The review goes on, and is to see how things are now.
pub(super) fn back_to_review(draft: &mut Draft<'_>, words: Option<FreeText>) {
    let was = draft.state().status;
    draft.write(Event::ReturnedToReview { words });
    draft.finish_task(TaskPurpose::Approve);
    draft.open_task(TaskPurpose::Review, Post::AccidentUnit);
    match was {
        Status::Granted => {
            closing::forget_remedies(draft);
            closing::decide_in_time(draft);
        }
        Status::Preparing => {
            closing::forget_remedies(draft);
            draft.resume(RuleId::EV_DECIDE);
        }
        _ => {}
    }
    submit::look_up(draft);
}
