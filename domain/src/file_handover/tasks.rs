//! 领办 / 退回 / 改派 at both offices: the shared rules, and who may not hold which task.

use super::{
    Status,
    guard::{Act, another_than},
};
use crate::{
    access::{PersonId, Post},
    case::{self, CaseCommand, Refusal, Task, TaskPurpose},
};

/// Whose acts tasks are.
const POSTS: [Post; 3] = [Post::Dossier, Post::BusinessLead, Post::Supervision];

pub(super) fn permit_claim(act: &Act<'_>) -> Result<(), Refusal> {
    any(act, |task| may_claim(act, task))
}

pub(super) fn permit_release(act: &Act<'_>) -> Result<(), Refusal> {
    any(act, |task| {
        case::may_release(&act.state.work, act.actor, task, act.now()).map(drop)
    })
}

pub(super) fn permit_reassign(act: &Act<'_>) -> Result<(), Refusal> {
    any(act, |task| {
        case::may_reassign_task(&act.state.work, act.actor, task).map(drop)
    })
}

/// Whether it holds for one of the open tasks; else why not for the first of them.
fn any(act: &Act<'_>, guard: impl Fn(&Task) -> Result<(), Refusal>) -> Result<(), Refusal> {
    let open = act.state.work.tasks.iter().filter(|task| task.is_open());
    case::any_task(open, guard).unwrap_or_else(|| {
        act.staff_of_either(&POSTS)?;
        Err(act.out_of_place())
    })
}

fn may_claim(act: &Act<'_>, task: &Task) -> Result<(), Refusal> {
    let person = case::may_claim(&act.state.work, act.actor, task, act.now())?;
    may_hold(act, task, person)
}

/// Nobody whose matter it is (`OWN_CASE`), and a second pair of eyes is another's (`FOUR_EYES`).
fn may_hold(act: &Act<'_>, task: &Task, person: PersonId) -> Result<(), Refusal> {
    let state = act.state;
    act.no_party(person)?;
    match (task.purpose, state.status) {
        (TaskPurpose::Approve, Status::Gathered) => another_than(person, state.gathered_by),
        (TaskPurpose::Approve, Status::Checked) => {
            another_than(person, state.checked.as_ref().map(|checked| checked.by))
        }
        _ => Ok(()),
    }
}

/// What the kind asks before a task is taken or given to somebody.
pub(super) fn permit(act: &Act<'_>, command: &CaseCommand) -> Result<(), Refusal> {
    let work = &act.state.work;
    match command {
        CaseCommand::ClaimTask { task } => work.task_to_do(*task).map_or(Ok(()), |task| may_claim(act, task)),
        CaseCommand::ReassignTask { task, to } => work
            .task_to_do(*task)
            .map_or(Ok(()), |task| may_be_given(act, task, *to)),
        CaseCommand::ReassignTasksOf { person, to } => {
            case::claimed_by(work, *person).try_for_each(|task| may_be_given(act, task, *to))
        }
        _ => Ok(()),
    }
}

fn may_be_given(act: &Act<'_>, task: &Task, to: PersonId) -> Result<(), Refusal> {
    case::may_reassign_task(&act.state.work, act.actor, task)?;
    may_hold(act, task, to)
}
