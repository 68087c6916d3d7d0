//! The shared commands on an application for evidence: what the kind asks first, and what it lets follow.

use super::{
    Events, EvidenceEffect,
    guard::{Act, another_than, may_work_on},
    making, news, waking,
};
use crate::{
    access::{PersonId, Post},
    case::{self, CaseCommand, EffectId, Outcome, Refusal, Task, TaskPurpose},
};

/// Whose acts tasks are.
const POSTS: [Post; 3] = [Post::AccidentUnit, Post::AccidentHead, Post::Supervision];

/// The applicant while the case is open; staff of the unit always.
pub(super) fn permit_attach(act: &Act<'_>) -> Result<PersonId, Refusal> {
    if let Some(person) = act.applicant() {
        act.in_place(!act.state.status.is_end())?;
        return Ok(person);
    }
    act.staff(&[Post::AccidentUnit])
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
        case::may_release(&act.state.work, act.actor, task, act.now()).map(drop)
    })
}

pub(super) fn permit_reassign(act: &Act<'_>) -> Result<(), Refusal> {
    any(act, |task| may_reassign(act, task))
}

/// Whether it holds for one of the open tasks; else why not for the first of them.
fn any(act: &Act<'_>, guard: impl Fn(&Task) -> Result<(), Refusal>) -> Result<(), Refusal> {
    let open = act.state.work.tasks.iter().filter(|task| task.is_open());
    case::any_task(open, guard).unwrap_or_else(|| {
        act.staff(&POSTS)?;
        Err(act.out_of_place())
    })
}

fn may_claim(act: &Act<'_>, task: &Task) -> Result<(), Refusal> {
    let person = act.staff(&[task.post])?;
    case::may_claim(&act.state.work, act.actor, task, act.now())?;
    fits(act, task, person)
}

/// Who gives tasks to others: the head of the unit, or supervision; nobody who stands aside.
fn may_reassign(act: &Act<'_>, task: &Task) -> Result<(), Refusal> {
    let by = case::may_reassign_task(&act.state.work, act.actor, task)?;
    may_work_on(act.state, by).map(drop)
}

/// Who may hold a task: nobody with a part in the accident or who stands aside, and not the one whose work it judges. What the head
/// is to see of an emergency is not for whoever broke the glass.
fn fits(act: &Act<'_>, task: &Task, person: PersonId) -> Result<(), Refusal> {
    may_work_on(act.state, person)?;
    match task.purpose {
        TaskPurpose::Approve => another_than(person, act.state.proposal.as_ref().map(|proposal| proposal.by)),
        TaskPurpose::Recusal => {
            another_than(person, act.state.recusal.as_ref().map(|recusal| recusal.officer))
        }
        TaskPurpose::FollowUp if task.post == Post::AccidentHead => {
            another_than(person, act.state.broke_glass.iter().copied())
        }
        _ => Ok(()),
    }
}

fn may_be_given(act: &Act<'_>, task: &Task, to: PersonId) -> Result<(), Refusal> {
    may_reassign(act, task)?;
    fits(act, task, to)
}

fn permit(act: &Act<'_>, command: &CaseCommand) -> Result<(), Refusal> {
    let work = &act.state.work;
    match command {
        CaseCommand::ClaimTask { task } => work.task_to_do(*task).map_or(Ok(()), |task| may_claim(act, task)),
        CaseCommand::ReleaseTask { task, .. } => {
            let task = work.task_to_do(*task);
            task.map_or(Ok(()), |task| act.staff(&[task.post]).map(drop))
        }
        CaseCommand::ReassignTask { task, to } => work
            .task_to_do(*task)
            .map_or(Ok(()), |task| may_be_given(act, task, *to)),
        CaseCommand::ReassignTasksOf { person, to } => {
            case::claimed_by(work, *person).try_for_each(|task| may_be_given(act, task, *to))
        }
        CaseCommand::AttachDocument { .. } => permit_attach(act).map(drop),
        CaseCommand::EscalateCase { .. } => permit_escalate(act).map(drop),
        CaseCommand::Wake | CaseCommand::Recalculate | CaseCommand::ReleaseTasksOf { .. } => Ok(()),
    }
}

pub(super) fn decide(act: &Act<'_>, command: &CaseCommand) -> Events {
    permit(act, command)?;
    let mut draft = act.draft();
    if *command == CaseCommand::Wake {
        act.system()?;
        waking::wake(&mut draft);
        return Ok(draft.into_events());
    }
    for event in case::decide(&act.state.work, act.actor, command, &act.facts.case)? {
        draft.write(event.clone());
        waking::follow(&mut draft, &event);
    }
    Ok(draft.into_events())
}

/// The answer of an effect, with what follows from it.
pub(super) fn settle(act: &Act<'_>, id: EffectId, outcome: &Outcome<EvidenceEffect>) -> Events {
    let settled = case::settle(&act.state.work, act.actor, id, outcome)?;
    let mut draft = act.draft();
    draft.write(settled);
    if let Some(pending) = act.state.work.effect(id) {
        making::follow(&mut draft, &pending.effect, outcome);
        if matches!(pending.effect.own(), Some(EvidenceEffect::LookUpAccident { .. })) {
            news::compare(act, &mut draft);
        }
    }
    Ok(draft.into_events())
}
