//! What every case has, whatever its kind: commands, events, tasks, deadlines, effects and the hash chain.

mod casework;
pub mod chain;
mod command;
mod decide;
mod document;
mod effect;
mod entry;
mod event;
mod kind;
mod notice;
mod refusal;
mod task;

pub use casework::Casework;
pub use command::{CaseCommand, Envelope, RequestId};
pub use decide::{CaseFacts, decide, holds_task, staff_of};
pub use document::{Document, DocumentId};
pub use effect::{Effect, EffectId, LicenceRecord, Outcome, PendingEffect};
pub use entry::Entry;
pub use event::{CaseEvent, EscalationReason, ReleaseReason};
pub use kind::{AvailableAction, CaseKind};
pub use notice::{Channel, Notice, NoticeKind};
pub use refusal::{Refusal, RefusalCode, RefusalDetail};
pub use task::{LEASE, Task, TaskId, TaskPurpose, TaskState};
