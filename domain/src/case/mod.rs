//! What every case has, whatever its kind: commands, events, tasks, deadlines, effects and the hash chain.

mod applicant;
mod casework;
pub mod chain;
mod command;
mod decide;
mod document;
mod draft;
mod effect;
mod entry;
mod event;
mod fold;
mod kind;
mod notice;
mod refusal;
mod task;
mod text;

pub use applicant::Applicant;
pub use casework::Casework;
pub use command::{CaseCommand, Envelope, RequestId};
pub use decide::{
    CaseFacts, another_than, any_task, claimed_by, decide, held, holds_task, may_claim, may_reassign,
    may_reassign_task, may_release, not_taken, settle, staff_at, staff_in, staff_in_at, staff_of,
    system_only, valid,
};
pub use document::{Document, DocumentId};
pub use draft::Draft;
pub use effect::{Effect, EffectId, NoEffect, Outcome, OwnEffect, PendingEffect};
pub use entry::Entry;
pub use event::{CaseEvent, EffectEvent, EscalationReason, ReleaseReason};
pub use fold::Fold;
pub use kind::{AvailableAction, CaseKind};
pub use notice::{Channel, Locale, Notice, NoticeKind};
pub use refusal::{Refusal, RefusalCode, RefusalDetail};
pub use task::{LEASE, Task, TaskId, TaskPurpose, TaskState};
pub use text::{FreeText, FreeTextError};
