//! The events that every kind has.

use super::{Document, Effect, EffectId, FreeText, Outcome, OwnEffect, Task, TaskId};
use crate::{
    access::PersonId,
    deadline::{Deadline, DeadlineId},
    time::Moment,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What happened in the shared part of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "event"
)]
pub enum CaseEvent {
    TaskOpened {
        task: Task,
    },
    TaskClaimed {
        task: TaskId,
        by: PersonId,
        fence: u32,
        lease_until: Moment,
    },
    /// Given back, or taken back because the lease ran out or the holder left.
    TaskReleased {
        task: TaskId,
        because: ReleaseReason,
    },
    TaskDone {
        task: TaskId,
    },
    DocumentAttached {
        document: Document,
    },
    DeadlineStarted {
        deadline: Deadline,
    },
    /// Counted again with a newer calendar; both dates stay in the history.
    DeadlineRecalculated {
        deadline: Deadline,
        previous_due: NaiveDate,
    },
    /// Early warning, 09:00 of the due day.
    DeadlineWarned {
        deadline: DeadlineId,
    },
    DeadlineMet {
        deadline: DeadlineId,
    },
    DeadlineExpired {
        deadline: DeadlineId,
    },
    /// No longer needed: what it waited for cannot happen any more.
    DeadlineStopped {
        deadline: DeadlineId,
    },
    CaseEscalated {
        reason: EscalationReason,
    },
}

/// What happened to the effects of a case, numbered for the case as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    bound = "",
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "event"
)]
pub enum EffectEvent<E: OwnEffect> {
    EffectRequested { id: EffectId, effect: Effect<E> },
    EffectSettled { id: EffectId, outcome: Outcome<E> },
}

/// Why a task came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReleaseReason {
    GivenBack,
    LeaseEnded,
    HolderLeft,
    Reassigned,
}

/// Why supervision is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "because")]
pub enum EscalationReason {
    DeadlineExpired { deadline: DeadlineId },
    Asked { words: FreeText },
}
