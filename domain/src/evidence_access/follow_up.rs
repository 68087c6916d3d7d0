//! 后续事项办结: somebody saw to what a machine could not do.

use super::{Draft, Event, Events, State, guard::Act};
use crate::{
    access::Post,
    case::{CaseEvent, FreeText, Refusal, Task, TaskId, TaskPurpose, TaskState, any_task, holds_task},
    law::CommandRefusal,
};

fn of_post(state: &State, post: Post) -> impl Iterator<Item = &Task> {
    let tasks = state.work.tasks.iter();
    tasks.filter(move |task| task.purpose == TaskPurpose::FollowUp && task.post == post && task.is_open())
}

/// A post has to see to something. Once, however much there is; but whoever has such a task in hand took it before this came up.
pub(super) fn open(draft: &mut Draft<'_>, post: Post) {
    let waits = of_post(draft.state(), post).any(|task| task.state == TaskState::Open);
    if !waits {
        draft.write(draft.work().new_task(TaskPurpose::FollowUp, post));
    }
}

/// What a post had to see to is seen to by an act of its own.
pub(super) fn finish(draft: &mut Draft<'_>, post: Post) {
    let tasks: Vec<_> = of_post(draft.state(), post).map(|task| task.id).collect();
    for task in tasks {
        draft.write(CaseEvent::TaskDone { task });
    }
}

/// What is completed by words alone. An objection is answered.
fn pending<'a>(act: &Act<'a>) -> impl Iterator<Item = &'a Task> + use<'a> {
    let tasks = act.state.work.tasks.iter();
    tasks.filter(|task| {
        task.purpose == TaskPurpose::FollowUp && task.post != Post::Supervision && task.is_open()
    })
}

/// Whoever holds a follow-up.
pub(super) fn permit(act: &Act<'_>) -> Result<(), Refusal> {
    let answer = any_task(pending(act), |task| held(act, task, task.fence));
    answer.unwrap_or_else(|| Err(act.out_of_place()))
}

fn held(act: &Act<'_>, task: &Task, fence: u32) -> Result<(), Refusal> {
    let person = act.staff(&[task.post])?;
    holds_task(task, person, fence, act.now())
}

pub(super) fn decide(act: &Act<'_>, (id, fence): (TaskId, u32), words: &FreeText) -> Events {
    permit(act)?;
    let task = pending(act).find(|task| task.id == id);
    held(act, task.ok_or(CommandRefusal::LeaseLost)?, fence)?;
    let words = words.clone();
    let completed = Event::FollowUpCompleted { task: id, words };
    Ok(vec![completed, CaseEvent::TaskDone { task: id }.into()])
}
