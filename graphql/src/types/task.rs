//! Work for a post in an office.

use super::Post;
use crate::Words;
use async_graphql::{Enum, SimpleObject};
use domain::{
    access::PersonId,
    case::{self, TaskState},
    time::Moment,
};

/// What a task is for (任务)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "case::TaskPurpose")]
pub enum TaskPurpose {
    /// Take an application up, or send it back (受理)
    Intake,
    /// Check it and propose a decision (审核)
    Review,
    /// Decide on a proposal (审批)
    Approve,
    /// See to what a machine could not do (后续处理)
    FollowUp,
    /// Decide on a request that an officer stand aside (回避审查)
    Recusal,
    /// Make copies that were asked for (制作复制件)
    Copies,
}

impl TaskPurpose {
    pub(crate) fn words(self) -> Words {
        match self {
            Self::Intake => Words::new("受理", "take up"),
            Self::Review => Words::new("审核", "review"),
            Self::Approve => Words::new("审批", "decide"),
            Self::FollowUp => Words::new("后续处理", "follow up"),
            Self::Recusal => Words::new("回避审查", "decide on a recusal"),
            Self::Copies => Words::new("制作复制件", "make copies"),
        }
    }
}

/// Who works on a task (任务状态)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum TaskStatus {
    /// 待领办
    Open,
    /// 已领办
    Claimed,
    /// 已完成
    Done,
}

/// Work for a post (任务)
#[derive(Clone, Debug, SimpleObject)]
pub struct Task {
    /// Its number within the case; `claimTask` and the others name it.
    pub number: u32,
    pub purpose: TaskPurpose,
    pub purpose_words: Words,
    pub post: Post,
    pub status: TaskStatus,
    /// Whether you hold it.
    pub held_by_you: bool,
    /// Until when the claim lasts (领办有效期)
    pub lease_until: Option<Moment>,
    /// Grows with every claim. Give it back with what you do under the claim: a write under an older one is refused.
    pub fence: u32,
}

impl Task {
    /// A task as `asker` sees it at `now`. A lease that has run out is open again, also before its timer fired.
    pub(crate) fn seen_by(asker: PersonId, task: &case::Task, now: Moment) -> Self {
        let holder = task.holder(now);
        let purpose = TaskPurpose::from(task.purpose);
        Self {
            number: task.id.0,
            purpose,
            purpose_words: purpose.words(),
            post: task.post.into(),
            status: match (&task.state, holder) {
                (TaskState::Done, _) => TaskStatus::Done,
                (_, Some(_)) => TaskStatus::Claimed,
                (_, None) => TaskStatus::Open,
            },
            held_by_you: holder == Some(asker),
            lease_until: holder.and(task.lease_until()),
            fence: task.fence,
        }
    }
}
