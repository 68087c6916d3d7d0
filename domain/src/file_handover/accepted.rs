//! Custody has moved: the origin marks its copy, and then unlocks a vehicle that is no longer its own.

use super::{Draft, Event, HandoverEffect, Milestone, ending, lock, report};
use crate::deadline::RuleId;

/// The destination's acceptance is part of the chain.
pub(super) fn accepted(draft: &mut Draft<'_>) {
    draft.meet(RuleId::UC_FILE_CHECK);
    let attempt = draft.state().custody.attempt();
    draft.request(HandoverEffect::MarkTransferred { attempt });
    report::send(draft, Milestone::Accepted);
}

/// How soon the origin has to mark it, no source says, so nobody is told when it takes long. Unlocked last: there is no
/// moment in which the origin could take its copy for the file.
pub(super) fn marked(draft: &mut Draft<'_>) {
    draft.write(Event::CopyMarked);
    ending::close(draft);
    lock::release(draft);
}
