//! 重试: what failed for good waits for a person at the office whose step it is, who has it tried again.

use super::{Draft, Event, Events, FILE_POSTS, HandoverEffect, Step, guard::Act, sign};
use crate::{
    access::{PersonId, Post},
    case::{Refusal, TaskPurpose, staff_in_at},
};

/// A step failed for good.
pub(super) fn stall(draft: &mut Draft<'_>, step: Step, code: &str) {
    let office = step.office(draft.state().route()).clone();
    let code = code.to_owned();
    draft.write(Event::StepFailed { step, code });
    draft.open_task_at(&office, TaskPurpose::FollowUp, Post::Dossier);
}

/// Whoever works with files at the office whose step it is.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let Some(stall) = &act.state.stalled else {
        act.staff_of_either(&FILE_POSTS)?;
        return Err(act.out_of_place());
    };
    let office = stall.step.office(act.state.route());
    let person = staff_in_at(&act.state.work, office, act.actor, &FILE_POSTS)?;
    act.no_party(person)?;
    act.not_taken(TaskPurpose::FollowUp, person)?;
    Ok(person)
}

pub(super) fn decide(act: &Act<'_>) -> Events {
    let by = permit(act)?;
    let attempt = act.state.custody.attempt();
    let mut draft = act.draft();
    draft.write(Event::StepRetried { by });
    draft.finish_task(TaskPurpose::FollowUp);
    match act.state.stalled.as_ref().map(|stall| &stall.step) {
        Some(Step::Sign { hop, statement }) => {
            sign::say_again(&mut draft, act.facts, hop, statement.as_deref());
        }
        Some(Step::Transfer) => draft.request(HandoverEffect::TransferFiles { attempt }),
        Some(Step::Verify) => draft.request(HandoverEffect::VerifyFiles { attempt }),
        None => {}
    }
    Ok(draft.into_events())
}
