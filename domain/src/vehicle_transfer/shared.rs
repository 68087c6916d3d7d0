//! The shared commands on a transfer: what the kind asks first, and what it lets follow.

use super::{
    Events,
    guard::{Act, another_than},
    proposal, waking,
};
use crate::{
    access::{PersonId, Post},
    case::{self, CaseCommand, Refusal, Task, TaskPurpose},
};

/// Whoever applies and stations while the case is open; staff who keep the file always.
pub(super) fn permit_attach(act: &Act<'_>) -> Result<PersonId, Refusal> {
    if let Some(person) = act.applying().or_else(|| act.station().ok()) {
        act.in_place(!act.state.status.is_end())?;
        return Ok(person);
    }
    act.staff(&[Post::Intake, Post::Dossier])
}

/// Supervision, while there is something to be done.
pub(super) fn permit_escalate(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Supervision])?;
    act.in_place(!act.state.status.is_end())?;
    Ok(person)
}

pub(super) fn permit_claim(act: &Act<'_>) -> Result<(), Refusal> {
    any(act, |task| may_claim(act, task))
}

pub(super) fn permit_release(act: &Act<'_>) -> Result<(), Refusal> {
    any(act, |task| {
        act.staff(&[task.post])?;
        case::may_release(&act.state.work, act.actor, task, act.now())?;
        Ok(())
    })
}

pub(super) fn permit_reassign(act: &Act<'_>) -> Result<(), Refusal> {
    may_reassign(act)?;
    any(act, |_| Ok(()))
}

fn may_reassign(act: &Act<'_>) -> Result<PersonId, Refusal> {
    act.staff(&[Post::BusinessLead, Post::Supervision])
}

/// Whether it holds for one of the open tasks; else why not for the first of them.
fn any(act: &Act<'_>, guard: impl Fn(&Task) -> Result<(), Refusal>) -> Result<(), Refusal> {
    let open = act.state.work.tasks.iter().filter(|task| task.is_open());
    case::any_task(open, guard).unwrap_or_else(|| Err(act.out_of_place()))
}

fn may_claim(act: &Act<'_>, task: &Task) -> Result<(), Refusal> {
    let person = act.staff(&[task.post])?;
    case::may_claim(&act.state.work, act.actor, task, act.now())?;
    fits(act, task, person)
}

/// Who has a part in the case holds none of its tasks, and whose work the approval checks does not approve (`FOUR_EYES`).
fn fits(act: &Act<'_>, task: &Task, person: PersonId) -> Result<(), Refusal> {
    act.no_party(person)?;
    match task.purpose {
        TaskPurpose::Approve => another_than(person, proposal::prepared_by(act)),
        _ => Ok(()),
    }
}

fn permit(act: &Act<'_>, command: &CaseCommand) -> Result<(), Refusal> {
    let work = &act.state.work;
    match command {
        CaseCommand::ClaimTask { task } => work.task_to_do(*task).map_or(Ok(()), |task| may_claim(act, task)),
        CaseCommand::ReleaseTask { task, .. } => {
            let task = work.task_to_do(*task);
            task.map_or(Ok(()), |task| act.staff(&[task.post]).map(drop))
        }
        CaseCommand::ReassignTask { task, to } => {
            may_reassign(act)?;
            work.task_to_do(*task).map_or(Ok(()), |task| fits(act, task, *to))
        }
        CaseCommand::ReassignTasksOf { person, to } => {
            may_reassign(act)?;
            case::claimed_by(work, *person).try_for_each(|task| fits(act, task, *to))
        }
        CaseCommand::AttachDocument { .. } => permit_attach(act).map(drop),
        CaseCommand::EscalateCase { .. } => permit_escalate(act).map(drop),
        CaseCommand::Wake | CaseCommand::Recalculate | CaseCommand::ReleaseTasksOf { .. } => Ok(()),
    }
}

pub(super) fn decide(act: &Act<'_>, command: &CaseCommand) -> Events {
    permit(act, command)?;
    if *command == CaseCommand::Wake {
        act.system()?;
        let mut draft = act.draft();
        draft.wake(waking::follow);
        return Ok(draft.into_events());
    }
    let mut draft = act.draft();
    for event in case::decide(&act.state.work, act.actor, command, &act.facts.case)? {
        draft.write(event.clone());
        waking::follow(&mut draft, &event);
    }
    Ok(draft.into_events())
}
