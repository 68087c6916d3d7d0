//! What every end has in common.

use super::Draft;
use crate::{access::Post, case::TaskPurpose, deadline::RuleId};

/// Nothing is waited for any more: periods stop, except the person's rights, and the tasks of the way to a decision are
/// done. What is left to see to by hand stays open.
pub(super) fn close(draft: &mut Draft<'_>) {
    draft.stop_waiting();
    for purpose in [TaskPurpose::Intake, TaskPurpose::Review, TaskPurpose::Approve] {
        draft.finish_task(purpose);
    }
}

/// A negative decision has to reach the person: ten working days, as for a licence (Administrative Licensing Law, article
/// 44, by policy). Its remedies run from service.
pub(super) fn serve(draft: &mut Draft<'_>) {
    close(draft);
    draft.start(RuleId::DL_DELIVER, draft.now());
}

/// A person has to see to what a machine could not do. Once, however many messages came back.
pub(super) fn follow_up(draft: &mut Draft<'_>) {
    draft.open_task(TaskPurpose::FollowUp, Post::Intake);
}
