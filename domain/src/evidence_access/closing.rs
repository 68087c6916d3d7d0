//! What ends have in common, and the period for the decision.

use super::Draft;
use crate::{case::TaskPurpose, deadline::RuleId};

/// Nothing is waited for on the way to a decision any more. What is left to see to by hand, and a request that somebody
/// stand aside, stay open.
pub(super) fn close(draft: &mut Draft<'_>) {
    for rule in [RuleId::EV_DECIDE, RuleId::CORRECTION_ANSWER] {
        draft.stop(rule);
    }
    for purpose in [TaskPurpose::Intake, TaskPurpose::Review, TaskPurpose::Approve] {
        draft.finish_task(purpose);
    }
}

/// The period for the decision runs, from now where it stood still (policy), unless the application waits for the file. It is as
/// long as it was when the application was entered, whatever the installation has come to promise since.
pub(super) fn decide_in_time(draft: &mut Draft<'_>) {
    let runs = draft
        .work()
        .running()
        .any(|deadline| deadline.rule == RuleId::EV_DECIDE);
    if !runs && draft.state().hold.is_none() {
        draft.start_anew(RuleId::EV_DECIDE, draft.now());
    }
}

/// What was decided stands no more, and so do the periods to contest it.
pub(super) fn forget_remedies(draft: &mut Draft<'_>) {
    for remedy in [RuleId::RV_APPLY, RuleId::SUE] {
        draft.stop(remedy);
    }
}
