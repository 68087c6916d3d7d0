//! 后续事项办结: somebody saw to what a machine could not do.

use super::{Event, Events, guard::Act, tasks};
use crate::{
    case::{CaseEvent, FreeText, Refusal, Task, TaskId, TaskPurpose, holds_task, staff_of},
    law::CommandRefusal,
};

/// Whoever holds the follow-up.
pub(super) fn permit(act: &Act<'_>) -> Result<(), Refusal> {
    match act.state.work.open_task(TaskPurpose::FollowUp) {
        Some(task) => held(act, task, task.fence),
        None => tasks::none_open(act),
    }
}

fn held(act: &Act<'_>, task: &Task, fence: u32) -> Result<(), Refusal> {
    let person = staff_of(&act.state.work, act.actor, task.post)?;
    holds_task(task, person, fence, act.now())
}

pub(super) fn decide(act: &Act<'_>, (id, fence): (TaskId, u32), words: &FreeText) -> Events {
    permit(act)?;
    let task = act
        .state
        .work
        .open_task(TaskPurpose::FollowUp)
        .filter(|task| task.id == id);
    held(act, task.ok_or(CommandRefusal::LeaseLost)?, fence)?;
    let completed = Event::FollowUpCompleted {
        task: id,
        words: words.clone(),
    };
    Ok(vec![completed, CaseEvent::TaskDone { task: id }.into()])
}
