//! 提出审核意见，报审: the reviewer lays a decision before the lead, who may ask for further review.

use super::{
    Event, Events, LicenceEffect, ProposedDecision, Status, eligibility,
    guard::{Act, valid},
};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, Refusal, TaskId, TaskPurpose, holds_task},
    law::CommandRefusal,
};

/// A proposal as it was asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Proposing<'a> {
    pub task: TaskId,
    pub fence: u32,
    pub proposed: &'a ProposedDecision,
    pub remarks: Option<&'a FreeText>,
}

/// Whoever holds the review, once the registry has answered.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Post::Intake)?;
    act.within(&[Status::Review])?;
    act.held(TaskPurpose::Review, person)?;
    eligibility::answered(act.state)?;
    Ok(person)
}

pub(super) fn decide(act: &Act<'_>, proposing: Proposing<'_>) -> Events {
    let by = permit(act)?;
    let task = act.held(TaskPurpose::Review, by)?;
    if task.id != proposing.task {
        return Err(CommandRefusal::LeaseLost.into());
    }
    holds_task(task, by, proposing.fence, act.now())?;
    well_founded(act, proposing.proposed)?;
    let mut draft = act.draft();
    let (proposed, remarks) = (proposing.proposed.clone(), proposing.remarks.cloned());
    draft.write(Event::DecisionProposed {
        by,
        proposed,
        remarks,
    });
    draft.finish_task(TaskPurpose::Review);
    draft.open_task(TaskPurpose::Approve, Post::BusinessLead);
    Ok(draft.into_events())
}

/// A refusal names its grounds; a grant has none against it, and says what was looked into where there is a doubt.
fn well_founded(act: &Act<'_>, proposed: &ProposedDecision) -> Result<(), Refusal> {
    match proposed {
        ProposedDecision::Refuse { grounds } => valid("grounds", !grounds.is_empty()),
        ProposedDecision::Grant { checked } => {
            eligibility::may_grant(act.state, act.today())?;
            valid(
                "checked",
                checked.is_some() || eligibility::doubts(act.state).is_empty(),
            )
        }
    }
}

/// The lead, whoever proposed, unless a colleague has the approval in hand.
pub(super) fn permit_return(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Post::BusinessLead)?;
    act.within(&[Status::PendingApproval])?;
    act.not_taken(TaskPurpose::Approve, person)?;
    Ok(person)
}

/// The registry is asked again: the review is to see how things are now.
pub(super) fn return_to_review(act: &Act<'_>, words: &FreeText) -> Events {
    permit_return(act)?;
    let mut draft = act.draft();
    draft.write(Event::ReturnedToReview { words: words.clone() });
    draft.finish_task(TaskPurpose::Approve);
    draft.open_task(TaskPurpose::Review, Post::Intake);
    draft.request(LicenceEffect::LookUpLicence {
        person: act.state.work.applicant,
    });
    Ok(draft.into_events())
}
