//! 领办 / 退回 / 改派 for an application: the shared rules, and who may not hold which task.

use super::{
    Event, Events, Status,
    guard::{Act, another_than},
};
use crate::{
    access::{PersonId, Post},
    case::{self, CaseCommand, Refusal, Task, TaskPurpose, TaskState},
};

pub(super) fn permit_claim(act: &Act<'_>) -> Result<(), Refusal> {
    any(act, |task| may_claim(act, task))
}

pub(super) fn permit_release(act: &Act<'_>) -> Result<(), Refusal> {
    any(act, |task| {
        case::may_release(&act.state.work, act.actor, task, act.now()).map(drop)
    })
}

pub(super) fn permit_reassign(act: &Act<'_>) -> Result<(), Refusal> {
    case::may_reassign(&act.state.work, act.actor)?;
    any(act, |_| Ok(()))
}

/// Whether it holds for one of the open tasks; else why not for the first of them.
fn any(act: &Act<'_>, guard: impl Fn(&Task) -> Result<(), Refusal>) -> Result<(), Refusal> {
    let open = act.state.work.tasks.iter().filter(|task| task.is_open());
    case::any_task(open, guard).unwrap_or_else(|| Err(act.out_of_place()))
}

/// Staff of the post are told that there is nothing of the kind; others that it is not theirs.
pub(super) fn none_open(act: &Act<'_>) -> Result<(), Refusal> {
    act.staff(Post::Intake)?;
    Err(act.out_of_place())
}

/// The one who prepared the decision does not take it (`FOUR_EYES`).
fn may_claim(act: &Act<'_>, task: &Task) -> Result<(), Refusal> {
    let person = case::may_claim(&act.state.work, act.actor, task, act.now())?;
    four_eyes(act, task, person)
}

fn four_eyes(act: &Act<'_>, task: &Task, person: PersonId) -> Result<(), Refusal> {
    match task.purpose {
        TaskPurpose::Approve => another_than(person, act.state.proposal.as_ref().map(|proposal| proposal.by)),
        _ => Ok(()),
    }
}

/// Claiming and reassigning, with the review that begins when somebody takes it up.
pub(super) fn decide(act: &Act<'_>, command: &CaseCommand) -> Events {
    if let CaseCommand::ClaimTask { task } = command {
        act.state
            .work
            .task_to_do(*task)
            .map_or(Ok(()), |task| may_claim(act, task))?;
    }
    if let CaseCommand::ReassignTask { task, to } = command {
        case::may_reassign(&act.state.work, act.actor)?;
        act.state
            .work
            .task_to_do(*task)
            .map_or(Ok(()), |task| four_eyes(act, task, *to))?;
    }
    if let CaseCommand::ReassignTasksOf { person, to } = command {
        case::may_reassign(&act.state.work, act.actor)?;
        case::claimed_by(&act.state.work, *person).try_for_each(|task| four_eyes(act, task, *to))?;
    }
    let mut draft = act.draft();
    draft.write_all(case::decide(
        &act.state.work,
        act.actor,
        command,
        &act.facts.case,
    )?);
    let review = draft.work().open_task(TaskPurpose::Review);
    let taken = review.is_some_and(|task| matches!(task.state, TaskState::Claimed { .. }));
    if taken && draft.state().status == Status::Accepted {
        draft.write(Event::ReviewBegun);
    }
    Ok(draft.into_events())
}
