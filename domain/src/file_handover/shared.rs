//! The shared commands on a handover: what the kind asks first, and what it lets follow.

use super::{Draft, Events, Status, guard::Act, tasks, waking};
use crate::{
    access::{PersonId, Post},
    case::{self, CaseCommand, Refusal, system_only},
    custody::Side,
};

/// The origin's dossier post, which attaches what it has scanned, before the file is offered.
pub(super) fn permit_attach(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Side::Origin, &[Post::Dossier])?;
    act.within(&[Status::Requested, Status::Gathering, Status::Gathered])?;
    Ok(person)
}

/// Supervision of the accepting office, while there is something to be done.
pub(super) fn permit_escalate(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Side::Destination, &[Post::Supervision])?;
    if act.state.status.is_end() {
        Err(act.out_of_place())
    } else {
        Ok(person)
    }
}

pub(super) fn decide(act: &Act<'_>, command: &CaseCommand) -> Events {
    match command {
        CaseCommand::ClaimTask { .. }
        | CaseCommand::ReassignTask { .. }
        | CaseCommand::ReassignTasksOf { .. } => tasks::permit(act, command)?,
        CaseCommand::AttachDocument { .. } => permit_attach(act).map(drop)?,
        CaseCommand::EscalateCase { .. } => permit_escalate(act).map(drop)?,
        CaseCommand::Wake => {
            system_only(act.actor)?;
            let mut draft = act.draft();
            draft.wake(|draft, event| waking::follow(draft, act.facts, event));
            return Ok(draft.into_events());
        }
        CaseCommand::ReleaseTask { .. } | CaseCommand::ReleaseTasksOf { .. } | CaseCommand::Recalculate => {}
    }
    shared(act, command)
}

/// The shared events, with what follows from an escalation.
fn shared(act: &Act<'_>, command: &CaseCommand) -> Events {
    let mut draft: Draft<'_> = act.draft();
    for event in case::decide(&act.state.work, act.actor, command, &act.facts.case)? {
        draft.write(event.clone());
        waking::follow(&mut draft, act.facts, &event);
    }
    Ok(draft.into_events())
}
