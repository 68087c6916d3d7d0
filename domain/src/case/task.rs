//! Work for a post in an office, held under a lease.

use crate::{
    access::{PersonId, Post},
    identifier::OfficeCode,
    time::Moment,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How long a claim lasts without being renewed (policy).
pub const LEASE: TimeDelta = TimeDelta::hours(4);

/// A task's number within its case, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TaskId(pub u32);

/// What a task is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TaskPurpose {
    /// Take an application up, or send it back.
    Intake,
    /// Check it and propose a decision.
    Review,
    /// Decide on a proposal.
    Approve,
    /// See to something that a machine could not do: a refused mail, a missing app account.
    FollowUp,
    /// Decide on a request that an officer stand aside.
    Recusal,
    /// Make copies that were asked for.
    Copies,
}

/// Who works on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "state"
)]
pub enum TaskState {
    Open,
    Claimed { by: PersonId, lease_until: Moment },
    Done,
}

/// A task. `fence` grows with every claim, so that a write under an older claim is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    pub id: TaskId,
    pub purpose: TaskPurpose,
    pub post: Post,
    /// The office whose post it is for, where that is not the one that handles the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<OfficeCode>,
    pub fence: u32,
    #[serde(flatten)]
    pub state: TaskState,
}

impl Task {
    /// The holder, if the lease still runs at `now`.
    pub fn holder(&self, now: Moment) -> Option<PersonId> {
        match self.state {
            TaskState::Claimed { by, lease_until } if lease_until > now => Some(by),
            _ => None,
        }
    }

    /// Whether somebody still has to do it.
    pub fn is_open(&self) -> bool {
        self.state != TaskState::Done
    }

    /// When the lease ends, if one runs.
    pub fn lease_until(&self) -> Option<Moment> {
        match self.state {
            TaskState::Claimed { lease_until, .. } => Some(lease_until),
            _ => None,
        }
    }
}
