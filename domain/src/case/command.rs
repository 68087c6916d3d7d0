//! A command and who asks it.

use super::{Document, FreeText, TaskId};
use crate::access::{Actor, PersonId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The client's name for one request: asked again, it gives the first answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RequestId(pub Uuid);

/// A command with what surrounds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Envelope<C> {
    pub request: RequestId,
    pub actor: Actor,
    /// The version of the case that the actor saw; `None` for an opening and for the system.
    pub seen_version: Option<u64>,
    pub command: C,
}

/// The commands that every kind understands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "command"
)]
pub enum CaseCommand {
    /// 领办: work on a task alone, for the length of a lease.
    ClaimTask { task: TaskId },
    /// 退回: give a task back before the lease ends.
    ReleaseTask { task: TaskId, fence: u32 },
    /// 改派: give a task to a colleague.
    ReassignTask { task: TaskId, to: PersonId },
    /// Give back whatever a person holds, because they leave the post.
    ReleaseTasksOf { person: PersonId },
    /// 改派: give whatever a person holds to a colleague, because they leave the post.
    ReassignTasksOf { person: PersonId, to: PersonId },
    /// 提交材料: add a document whose bytes are in the file store.
    AttachDocument { document: Document },
    /// 督办: supervision asks for attention.
    EscalateCase { reason: FreeText },
    /// The timer: whatever is due at this moment happens.
    Wake,
    /// A calendar version was published: open deadlines are counted again.
    Recalculate,
}
