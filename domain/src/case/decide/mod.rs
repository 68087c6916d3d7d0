//! What the shared commands do, and the guards that every kind's own commands use too.

mod due;
mod guards;
mod tasks;
#[cfg(test)]
mod tests;

use super::{
    CaseCommand, CaseEvent, Casework, Document, EffectEvent, EffectId, EscalationReason, Outcome, OwnEffect,
    Refusal, Task,
};
use crate::{
    access::{Actor, PersonId, Post},
    calendar::Calendar,
    identifier::OfficeCode,
    law::CommandRefusal,
    time::Moment,
};

pub(super) use due::{expired, first_due};
pub use guards::{another_than, any_task, held, not_taken, valid};
pub use tasks::{claimed_by, may_claim, may_reassign, may_reassign_task, may_release};

/// What `record` knows for every kind.
#[derive(Clone, Debug)]
pub struct CaseFacts {
    /// Office time of the command.
    pub now: Moment,
    /// The calendar of the handling office.
    pub calendar: Calendar,
}

/// The member of staff who acts in `post` of the handling office. Refuses `NOT_YOUR_POST`, and `OWN_CASE` for whoever
/// would handle their own matter.
pub fn staff_of<E>(work: &Casework<E>, actor: &Actor, post: Post) -> Result<PersonId, Refusal> {
    staff_at(work, &work.office, actor, post)
}

/// The same for an office that has a part in the case.
pub fn staff_at<E>(
    work: &Casework<E>,
    office: &OfficeCode,
    actor: &Actor,
    post: Post,
) -> Result<PersonId, Refusal> {
    let person = actor
        .person()
        .filter(|_| actor.holds(office, post))
        .ok_or(CommandRefusal::NotYourPost)?;
    if person == work.applicant {
        Err(CommandRefusal::OwnCase.into())
    } else {
        Ok(person)
    }
}

/// The same for an act that several posts may do.
pub fn staff_in<E>(work: &Casework<E>, actor: &Actor, posts: &[Post]) -> Result<PersonId, Refusal> {
    staff_in_at(work, &work.office, actor, posts)
}

/// The same for several posts of an office that has a part in the case.
pub fn staff_in_at<E>(
    work: &Casework<E>,
    office: &OfficeCode,
    actor: &Actor,
    posts: &[Post],
) -> Result<PersonId, Refusal> {
    let held = posts
        .iter()
        .find(|post| actor.holds(office, **post))
        .ok_or(CommandRefusal::NotYourPost)?;
    staff_at(work, office, actor, *held)
}

/// Refuses `LEASE_LOST` unless `person` holds the task under this very claim at `now`.
pub fn holds_task(task: &Task, person: PersonId, fence: u32, now: Moment) -> Result<(), Refusal> {
    if task.fence == fence && task.holder(now) == Some(person) {
        Ok(())
    } else {
        Err(CommandRefusal::LeaseLost.into())
    }
}

/// Timers, effects and calendars speak for the system; a person who tries is refused `NOT_YOUR_POST`.
pub fn system_only(actor: &Actor) -> Result<(), Refusal> {
    if *actor == Actor::System {
        Ok(())
    } else {
        Err(CommandRefusal::NotYourPost.into())
    }
}

/// The events of a shared command. What a kind adds (a status that follows, say) it adds itself, and so does it guard who
/// may attach a document.
pub fn decide<E: Clone>(
    work: &Casework<E>,
    actor: &Actor,
    command: &CaseCommand,
    facts: &CaseFacts,
) -> Result<Vec<CaseEvent>, Refusal> {
    match command {
        CaseCommand::ClaimTask { task } => tasks::claim(work, actor, *task, facts.now),
        CaseCommand::ReleaseTask { task, fence } => tasks::release(work, actor, (*task, *fence), facts.now),
        CaseCommand::ReassignTask { task, to } => tasks::reassign(work, actor, (*task, *to), facts.now),
        CaseCommand::ReleaseTasksOf { person } => tasks::release_all_of(work, actor, *person),
        CaseCommand::ReassignTasksOf { person, to } => {
            tasks::reassign_all_of(work, actor, (*person, *to), facts.now)
        }
        CaseCommand::AttachDocument { document } => attach(work, document),
        CaseCommand::EscalateCase { reason } => {
            staff_of(work, actor, Post::Supervision)?;
            Ok(vec![CaseEvent::CaseEscalated {
                reason: EscalationReason::Asked {
                    words: reason.clone(),
                },
            }])
        }
        CaseCommand::Wake => system_only(actor).map(|()| due::wake(work, facts.now)),
        CaseCommand::Recalculate => system_only(actor).map(|()| due::recalculate(work, &facts.calendar)),
    }
}

fn attach<E>(work: &Casework<E>, document: &Document) -> Result<Vec<CaseEvent>, Refusal> {
    if work.documents.iter().any(|known| known.id == document.id) {
        return Err(Refusal::from(CommandRefusal::InvalidInput).on("document"));
    }
    Ok(vec![CaseEvent::DocumentAttached {
        document: document.clone(),
    }])
}

/// The answer of an effect, which the system alone brings. Settling twice is refused, so that an answer that comes again
/// changes nothing.
pub fn settle<E: OwnEffect>(
    work: &Casework<E>,
    actor: &Actor,
    id: EffectId,
    outcome: &Outcome<E>,
) -> Result<EffectEvent<E>, Refusal> {
    system_only(actor)?;
    let pending = work.effect(id).ok_or(CommandRefusal::WrongState)?;
    valid("outcome", pending.effect.answered_by(outcome))?;
    let outcome = outcome.clone();
    Ok(EffectEvent::EffectSettled { id, outcome })
}
