//! Claiming, giving back and reassigning: one holder at a time, under a lease.

use super::{holds_task, staff_at, staff_in, staff_in_at};
use crate::{
    access::{Actor, PersonId, Post},
    case::{CaseEvent, Casework, LEASE, Refusal, RefusalDetail, ReleaseReason, Task, TaskId, TaskState},
    law::CommandRefusal,
    time::Moment,
};

/// Who gives tasks to others.
const LEADS: [Post; 2] = [Post::BusinessLead, Post::Supervision];
/// The same for tasks of an accident unit.
const ACCIDENT_LEADS: [Post; 2] = [Post::AccidentHead, Post::Supervision];

/// Who may claim a task: staff of its post, while nobody else holds it. The holder may, which renews the lease.
pub fn may_claim<E>(
    work: &Casework<E>,
    actor: &Actor,
    task: &Task,
    now: Moment,
) -> Result<PersonId, Refusal> {
    let by = staff_at(work, work.office_of(task), actor, task.post)?;
    match task.holder(now) {
        Some(holder) if holder != by => {
            Err(Refusal::from(CommandRefusal::TaskTaken)
                .with_detail(RefusalDetail::Holder { person: holder }))
        }
        _ => Ok(by),
    }
}

/// Who may give a task back: its holder.
pub fn may_release<E>(
    work: &Casework<E>,
    actor: &Actor,
    task: &Task,
    now: Moment,
) -> Result<PersonId, Refusal> {
    let person = staff_at(work, work.office_of(task), actor, task.post)?;
    holds_task(task, person, task.fence, now)?;
    Ok(person)
}

/// Who may give tasks to colleagues: the lead of the office, or supervision.
pub fn may_reassign<E>(work: &Casework<E>, actor: &Actor) -> Result<PersonId, Refusal> {
    staff_in(work, actor, &LEADS)
}

/// The same for one task: the lead or supervision of its office.
pub fn may_reassign_task<E>(work: &Casework<E>, actor: &Actor, task: &Task) -> Result<PersonId, Refusal> {
    let leads = match task.post {
        Post::AccidentUnit | Post::AccidentHead => &ACCIDENT_LEADS,
        _ => &LEADS,
    };
    staff_in_at(work, work.office_of(task), actor, leads)
}

pub(super) fn claim<E>(
    work: &Casework<E>,
    actor: &Actor,
    id: TaskId,
    now: Moment,
) -> Result<Vec<CaseEvent>, Refusal> {
    let task = open_task(work, id)?;
    let by = may_claim(work, actor, task, now)?;
    Ok(vec![claimed(task, by, now)])
}

pub(super) fn release<E>(
    work: &Casework<E>,
    actor: &Actor,
    (id, fence): (TaskId, u32),
    now: Moment,
) -> Result<Vec<CaseEvent>, Refusal> {
    let task = open_task(work, id)?;
    let person = may_release(work, actor, task, now)?;
    holds_task(task, person, fence, now)?;
    Ok(vec![released(task, ReleaseReason::GivenBack)])
}

pub(super) fn reassign<E>(
    work: &Casework<E>,
    actor: &Actor,
    (id, to): (TaskId, PersonId),
    now: Moment,
) -> Result<Vec<CaseEvent>, Refusal> {
    let task = work.task(id).filter(|task| task.is_open());
    may_reassign_any(work, actor, task)?;
    let task = task.ok_or(CommandRefusal::WrongState)?;
    if to == work.applicant {
        return Err(CommandRefusal::OwnCase.into());
    }
    let taken_back = task
        .holder(now)
        .map(|_| released(task, ReleaseReason::Reassigned));
    Ok(taken_back.into_iter().chain([claimed(task, to, now)]).collect())
}

/// Whoever leaves a post holds nothing any more; a lease that ran out unseen is given back too.
pub(super) fn release_all_of<E>(
    work: &Casework<E>,
    actor: &Actor,
    person: PersonId,
) -> Result<Vec<CaseEvent>, Refusal> {
    if !matches!(actor, Actor::System | Actor::Administrator { .. }) {
        may_reassign_any(work, actor, claimed_by(work, person))?;
    }
    Ok(claimed_by(work, person)
        .map(|task| released(task, ReleaseReason::HolderLeft))
        .collect())
}

/// The same, where a colleague takes over all of it or nothing.
pub(super) fn reassign_all_of<E>(
    work: &Casework<E>,
    actor: &Actor,
    (person, to): (PersonId, PersonId),
    now: Moment,
) -> Result<Vec<CaseEvent>, Refusal> {
    may_reassign_any(work, actor, claimed_by(work, person))?;
    let mut events = vec![];
    for task in claimed_by(work, person) {
        events.extend(reassign(work, actor, (task.id, to), now)?);
    }
    Ok(events)
}

/// The lead of the office of each of these tasks; of the handling one, where there is none.
fn may_reassign_any<'a, E>(
    work: &Casework<E>,
    actor: &Actor,
    tasks: impl IntoIterator<Item = &'a Task>,
) -> Result<(), Refusal> {
    let mut tasks = tasks.into_iter().peekable();
    if tasks.peek().is_none() {
        may_reassign(work, actor)?;
    }
    tasks.try_for_each(|task| may_reassign_task(work, actor, task).map(drop))
}

/// The tasks that a person claimed, whether or not the lease still runs.
pub fn claimed_by<E>(work: &Casework<E>, person: PersonId) -> impl Iterator<Item = &Task> {
    work.tasks
        .iter()
        .filter(move |task| matches!(task.state, TaskState::Claimed { by, .. } if by == person))
}

fn open_task<E>(work: &Casework<E>, id: TaskId) -> Result<&Task, Refusal> {
    work.task(id)
        .filter(|task| task.is_open())
        .ok_or_else(|| CommandRefusal::WrongState.into())
}

fn claimed(task: &Task, by: PersonId, now: Moment) -> CaseEvent {
    CaseEvent::TaskClaimed {
        task: task.id,
        by,
        fence: task.fence + 1,
        lease_until: now + LEASE,
    }
}

fn released(task: &Task, because: ReleaseReason) -> CaseEvent {
    CaseEvent::TaskReleased {
        task: task.id,
        because,
    }
}
