//! The shared commands on an application: what the kind asks first, and what it lets follow.

use super::{Events, LicenceEffect, guard::Act, issue, tasks, waking};
use crate::{
    access::{PersonId, Post},
    case::{self, CaseCommand, EffectId, Outcome, Refusal, system_only},
};

/// The applicant while the case is open; staff who keep the dossier always.
pub(super) fn permit_attach(act: &Act<'_>) -> Result<PersonId, Refusal> {
    if let Some(applicant) = act.applicant() {
        return if act.state.status.is_end() {
            Err(act.out_of_place())
        } else {
            Ok(applicant)
        };
    }
    act.staff_in(&[Post::Intake, Post::Dossier])
}

/// Supervision, while there is something to be done.
pub(super) fn permit_escalate(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Post::Supervision)?;
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
        | CaseCommand::ReassignTasksOf { .. } => tasks::decide(act, command),
        CaseCommand::AttachDocument { .. } => permit_attach(act).and_then(|_| plain(act, command)),
        CaseCommand::EscalateCase { .. } => permit_escalate(act).and_then(|_| plain(act, command)),
        CaseCommand::ReleaseTask { .. } | CaseCommand::ReleaseTasksOf { .. } | CaseCommand::Recalculate => {
            plain(act, command)
        }
        CaseCommand::Wake => {
            system_only(act.actor)?;
            let mut draft = act.draft();
            draft.wake(waking::follow);
            Ok(draft.into_events())
        }
    }
}

/// The shared events, with what follows from an escalation.
fn plain(act: &Act<'_>, command: &CaseCommand) -> Events {
    let mut draft = act.draft();
    for event in case::decide(&act.state.work, act.actor, command, &act.facts.case)? {
        draft.write(event.clone());
        waking::follow(&mut draft, &event);
    }
    Ok(draft.into_events())
}

/// The answer of an effect, with what follows from it.
pub(super) fn settle(act: &Act<'_>, id: EffectId, outcome: &Outcome<LicenceEffect>) -> Events {
    let settled = case::settle(&act.state.work, act.actor, id, outcome)?;
    let mut draft = act.draft();
    draft.write(settled);
    if let Some(pending) = act.state.work.effect(id) {
        issue::follow(&mut draft, &pending.effect, outcome);
    }
    Ok(draft.into_events())
}
