//! What the shared commands do, and the guards that every kind's own commands use too.

use super::{
    CaseCommand, CaseEvent, Casework, LEASE, Refusal, RefusalDetail, Task, TaskId, TaskState,
    event::{EscalationReason, ReleaseReason},
};
use crate::{
    access::{Actor, PersonId, Post},
    calendar::Calendar,
    deadline::{Deadline, DeadlineStatus, OnExpiry},
    law::CommandRefusal,
    time::Moment,
};

/// What `record` knows for every kind.
#[derive(Clone, Debug)]
pub struct CaseFacts {
    /// Office time of the command.
    pub now: Moment,
    /// The calendar of the handling office.
    pub calendar: Calendar,
}

/// The member of staff who acts in `post` of the handling office. Refuses NOT_YOUR_POST, and OWN_CASE for whoever
/// would handle their own matter.
pub fn staff_of(work: &Casework, actor: &Actor, post: Post) -> Result<PersonId, Refusal> {
    let person = actor
        .person()
        .filter(|_| actor.holds(&work.office, post))
        .ok_or(CommandRefusal::NotYourPost)?;
    if person == work.applicant {
        Err(CommandRefusal::OwnCase.into())
    } else {
        Ok(person)
    }
}

/// Refuses LEASE_LOST unless `person` holds the task under this very claim at `now`.
pub fn holds_task(task: &Task, person: PersonId, fence: u32, now: Moment) -> Result<(), Refusal> {
    if task.fence == fence && task.holder(now) == Some(person) {
        Ok(())
    } else {
        Err(CommandRefusal::LeaseLost.into())
    }
}

/// The events of a shared command. What a kind adds (a status that follows, say) it adds itself.
pub fn decide(
    work: &Casework,
    actor: &Actor,
    command: &CaseCommand,
    facts: &CaseFacts,
) -> Result<Vec<CaseEvent>, Refusal> {
    match command {
        CaseCommand::ClaimTask { task } => claim(work, actor, *task, facts.now),
        CaseCommand::ReleaseTask { task, fence } => {
            let task = open_task(work, *task)?;
            let person = staff_of(work, actor, task.post)?;
            holds_task(task, person, *fence, facts.now)?;
            Ok(vec![CaseEvent::TaskReleased {
                task: task.id,
                because: ReleaseReason::GivenBack,
            }])
        }
        CaseCommand::ReassignTask { task, to } => reassign(work, actor, (*task, *to), facts.now),
        CaseCommand::ReleaseTasksOf { person } => {
            let held = work
                .tasks
                .iter()
                .filter(|task| task.holder(facts.now) == Some(*person));
            Ok(held
                .map(|task| released(task, ReleaseReason::HolderLeft))
                .collect())
        }
        CaseCommand::AttachDocument { document } => Ok(vec![CaseEvent::DocumentAttached {
            document: document.clone(),
        }]),
        CaseCommand::EscalateCase { reason } => {
            staff_of(work, actor, Post::Supervision)?;
            Ok(vec![CaseEvent::CaseEscalated {
                reason: EscalationReason::Asked {
                    words: reason.clone(),
                },
            }])
        }
        CaseCommand::Wake => Ok(wake(work, facts.now)),
        CaseCommand::Recalculate => Ok(recalculate(work, &facts.calendar)),
        CaseCommand::Settle { effect, outcome } => match work.effect(*effect) {
            Some(_) => Ok(vec![CaseEvent::EffectSettled {
                id: *effect,
                outcome: outcome.clone(),
            }]),
            None => Err(CommandRefusal::WrongState.into()),
        },
    }
}

fn open_task(work: &Casework, id: TaskId) -> Result<&Task, Refusal> {
    work.task(id)
        .filter(|task| task.is_open())
        .ok_or_else(|| CommandRefusal::WrongState.into())
}

fn claim(work: &Casework, actor: &Actor, id: TaskId, now: Moment) -> Result<Vec<CaseEvent>, Refusal> {
    let task = open_task(work, id)?;
    let by = staff_of(work, actor, task.post)?;
    match task.holder(now) {
        Some(holder) if holder != by => {
            Err(Refusal::from(CommandRefusal::TaskTaken)
                .with_detail(RefusalDetail::Holder { person: holder }))
        }
        _ => {
            let fence = task.fence + 1;
            Ok(vec![CaseEvent::TaskClaimed {
                task: id,
                by,
                fence,
                lease_until: now + LEASE,
            }])
        }
    }
}

fn reassign(
    work: &Casework,
    actor: &Actor,
    (id, to): (TaskId, PersonId),
    now: Moment,
) -> Result<Vec<CaseEvent>, Refusal> {
    staff_of(work, actor, Post::BusinessLead).or_else(|_| staff_of(work, actor, Post::Supervision))?;
    let task = open_task(work, id)?;
    if to == work.applicant {
        return Err(CommandRefusal::OwnCase.into());
    }
    let taken_back = task
        .holder(now)
        .map(|_| released(task, ReleaseReason::Reassigned));
    let given = CaseEvent::TaskClaimed {
        task: id,
        by: to,
        fence: task.fence + 1,
        lease_until: now + LEASE,
    };
    Ok(taken_back.into_iter().chain([given]).collect())
}

fn released(task: &Task, because: ReleaseReason) -> CaseEvent {
    CaseEvent::TaskReleased {
        task: task.id,
        because,
    }
}

/// Everything that is due at `now`. A kind adds what follows from an expiry that changes the case.
fn wake(work: &Casework, now: Moment) -> Vec<CaseEvent> {
    let ended = work
        .tasks
        .iter()
        .filter(|task| matches!(task.state, TaskState::Claimed { lease_until, .. } if lease_until <= now));
    let leases = ended.map(|task| released(task, ReleaseReason::LeaseEnded));
    leases
        .chain(work.running().flat_map(|deadline| pass(deadline, now)))
        .collect()
}

fn pass(deadline: &Deadline, now: Moment) -> Vec<CaseEvent> {
    let id = deadline.id;
    if deadline.status != DeadlineStatus::Running || deadline.next_wake().is_none_or(|at| at > now) {
        return vec![];
    }
    let warned = (!deadline.warned).then_some(CaseEvent::DeadlineWarned { deadline: id });
    let expired = (deadline.expires_at() <= now).then_some(CaseEvent::DeadlineExpired { deadline: id });
    let escalated =
        (expired.is_some() && deadline.on_expiry == OnExpiry::Escalate).then_some(CaseEvent::CaseEscalated {
            reason: EscalationReason::DeadlineExpired { deadline: id },
        });
    [warned, expired, escalated].into_iter().flatten().collect()
}

fn recalculate(work: &Casework, calendar: &Calendar) -> Vec<CaseEvent> {
    let moved = work
        .running()
        .filter_map(|old| Some((old.due, old.recalculated(calendar)?)));
    moved
        .map(|(previous_due, deadline)| CaseEvent::DeadlineRecalculated {
            deadline,
            previous_due,
        })
        .collect()
}
