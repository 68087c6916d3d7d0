//! What every end before acceptance has in common: the lock is released, and the chain says that the file has not moved.

use super::{Draft, Event, Facts, Milestone, guard::Act, lock, report, sign, signed};
use crate::{
    case::TaskPurpose,
    custody::{Hop, ReturnReason, Stage},
};

/// The end, by the event that says why.
pub(super) fn end(act: &Act<'_>, event: Event) -> Vec<Event> {
    let mut draft = act.draft();
    draft.write(event);
    close(&mut draft);
    lock::release(&mut draft);
    if let Some(effect) = signed::waits_for_origin(&draft) {
        draft.write(Event::StatementDropped { effect });
    }
    return_file(&mut draft, act.facts);
    if let Some(reason) = draft.state().ended {
        report::send(&mut draft, Milestone::Failed { reason });
    }
    draft.into_events()
}

/// Nothing is waited for any more: periods stop, and tasks are done.
pub(super) fn close(draft: &mut Draft<'_>) {
    draft.stop_waiting();
    for purpose in [
        TaskPurpose::Intake,
        TaskPurpose::Review,
        TaskPurpose::Approve,
        TaskPurpose::FollowUp,
    ] {
        draft.finish_task(purpose);
    }
}

/// After the end, the word that the chain still lacks: an attempt that is under way comes back. Once at a time: a signature
/// that is on its way is waited for.
pub(super) fn return_file(draft: &mut Draft<'_>, facts: &Facts) {
    let state = draft.state();
    let reason = match state.custody.stage() {
        Stage::Offered | Stage::Sent | Stage::Received | Stage::Verified => {
            state.ended.and_then(super::EndReason::return_reason)
        }
        Stage::Refused => Some(ReturnReason::Refused),
        Stage::NotOffered | Stage::Accepted | Stage::Returned => None,
    };
    let idle = state.signing.is_none() && state.stalled.is_none();
    if let Some(reason) = reason.filter(|_| idle) {
        sign::say(draft, facts, Hop::Returned(reason));
    }
}
