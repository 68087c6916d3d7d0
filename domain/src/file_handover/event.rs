//! What happened to a handover, in the past tense. People are ids, the vehicle is a keyed hash, documents are their names in the
//! manifest.

use super::{Desk, EndReason, Finding, HandoverEffect, Step, UnavailableReason};
use crate::{
    access::PersonId,
    case::{CaseEvent, EffectEvent, EffectId, FreeText},
    custody::{CustodyEntry, ItemVerdict, Route},
    identifier::CaseNumber,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An event. On the wire it is one flat object whose `event` is the variant's name, also for the shared ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "event"
)]
pub enum Event {
    Opened {
        transfer: CaseNumber,
        route: Box<Route>,
        applicant: PersonId,
        /// Everybody whose matter it is; none of them works on it.
        parties: BTreeSet<PersonId>,
    },
    /// The origin began. It locks the vehicle first.
    TakenUp {
        by: PersonId,
    },
    /// The vehicle cannot be locked: something else is going on with it.
    LockRefused {
        code: String,
    },
    GatheredAgain {
        by: PersonId,
    },
    /// The list of the file is there; it stands in the answer before.
    FileGathered,
    GatheringFailed {
        code: String,
    },
    DeclaredUnavailable {
        by: PersonId,
        reason: UnavailableReason,
        words: FreeText,
    },
    /// A second person vouches for what was gathered.
    FileOffered {
        by: PersonId,
    },
    /// A statement of custody has its signature, and is part of the chain of both offices.
    StatementSigned {
        entry: Box<CustodyEntry>,
    },
    /// The handover does not wait for this signature any more; should it come, it counts for nothing.
    StatementDropped {
        effect: EffectId,
    },
    /// What arrived is not what the manifest says.
    DifferencesFound {
        findings: Vec<Finding>,
    },
    FileChecked {
        by: PersonId,
        verdicts: Vec<ItemVerdict>,
    },
    ReturnedToCheck {
        words: FreeText,
    },
    /// A second person decided to take the file. From here there is no way back.
    FileAccepted {
        by: PersonId,
    },
    /// A second person decided not to take it.
    FileRefused {
        by: PersonId,
    },
    /// The origin marked its copy.
    CopyMarked,
    /// An office is late.
    DeskTold {
        desk: Desk,
    },
    /// The handover ended without a new custodian.
    Ended {
        reason: EndReason,
        /// `None` where the transfer ended it.
        by: Option<PersonId>,
        words: Option<FreeText>,
    },
    /// Something failed for good; a person has to see to it.
    StepFailed {
        step: Step,
        code: String,
    },
    StepRetried {
        by: PersonId,
    },
    #[serde(untagged)]
    Effect(EffectEvent<HandoverEffect>),
    #[serde(untagged)]
    Case(CaseEvent),
}

impl From<EffectEvent<HandoverEffect>> for Event {
    fn from(event: EffectEvent<HandoverEffect>) -> Self {
        Self::Effect(event)
    }
}

impl From<CaseEvent> for Event {
    fn from(event: CaseEvent) -> Self {
        Self::Case(event)
    }
}
