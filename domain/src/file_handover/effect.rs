//! What a handover asks of the world beside notices, and what the world answers.
//!
//! Kept by the kind until its workflow is there: then these become variants of [`crate::case::Effect`] and
//! [`crate::case::Outcome`], and [`HandoverEffectId`] goes.

use super::{FileReport, Finding};
use crate::{
    audit::{Hex, Signature},
    case::Document,
    custody::{Manifest, Route, Statement, Suite},
    identifier::{CaseNumber, OfficeCode},
};
use serde::{Deserialize, Serialize};

/// An effect's number among those of this kind in one handover, from 1. With the case number it is the idempotency key.
/// Notices have numbers of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HandoverEffectId(pub u32);

/// Something that an office has done for the handover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "effect"
)]
pub enum HandoverEffect {
    /// Keep every other business away from the vehicle at the origin. Locked twice by one handover, it is locked once.
    LockVehicle { vehicle: Hex<32> },
    /// End the lock of this handover, and no other.
    ReleaseLock { vehicle: Hex<32> },
    /// Gather scans, photographs and records into the origin's file store, and list them for this attempt.
    GatherFile {
        attempt: u32,
        suite: Suite,
        /// What was scanned for it and attached to the case.
        scans: Vec<Document>,
    },
    /// Sign the statement with the key that it names. Signed twice, it is the same signature.
    Sign { statement: Box<Statement> },
    /// Move every file of the attempt into the destination's file store, in chunks that are checked and resumed.
    TransferFiles { attempt: u32 },
    /// Compare what lies in the destination's file store with the manifest of the attempt.
    VerifyFiles { attempt: u32 },
    /// Mark the origin's copy as transferred: it is no longer the file.
    MarkTransferred { attempt: u32 },
    /// Tell the transfer how far it is.
    Report {
        transfer: CaseNumber,
        report: FileReport,
    },
}

/// The answer of an effect that will not be tried again by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "outcome"
)]
pub enum HandoverOutcome {
    Locked,
    Released,
    Gathered {
        manifest: Box<Manifest>,
    },
    Signed {
        signature: Signature,
    },
    /// Everything that the origin had of the attempt has been moved.
    Transferred,
    /// All that differs from the manifest; nothing, where the file is whole.
    Compared {
        findings: Vec<Finding>,
    },
    Marked,
    Reported,
    /// It can never be done as it was asked, by a code for machines.
    Failed {
        code: String,
    },
}

impl HandoverEffect {
    /// The office on whose workers it is done.
    pub fn office<'a>(&'a self, route: &'a Route) -> &'a OfficeCode {
        match self {
            Self::LockVehicle { .. }
            | Self::ReleaseLock { .. }
            | Self::GatherFile { .. }
            | Self::TransferFiles { .. }
            | Self::MarkTransferred { .. } => &route.origin,
            Self::VerifyFiles { .. } | Self::Report { .. } => &route.destination,
            Self::Sign { statement } => &statement.office,
        }
    }

    /// Whether this outcome can answer this effect. No lock is left behind and no copy unmarked: these two are asked for
    /// until they are done.
    pub fn answered_by(&self, outcome: &HandoverOutcome) -> bool {
        use HandoverOutcome as Answer;
        match self {
            Self::LockVehicle { .. } => matches!(outcome, Answer::Locked | Answer::Failed { .. }),
            Self::ReleaseLock { .. } => matches!(outcome, Answer::Released),
            Self::GatherFile { .. } => matches!(outcome, Answer::Gathered { .. } | Answer::Failed { .. }),
            Self::Sign { .. } => matches!(outcome, Answer::Signed { .. } | Answer::Failed { .. }),
            Self::TransferFiles { .. } => matches!(outcome, Answer::Transferred | Answer::Failed { .. }),
            Self::VerifyFiles { .. } => matches!(outcome, Answer::Compared { .. } | Answer::Failed { .. }),
            Self::MarkTransferred { .. } => matches!(outcome, Answer::Marked),
            Self::Report { .. } => matches!(outcome, Answer::Reported | Answer::Failed { .. }),
        }
    }
}

/// An effect that is not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    pub id: HandoverEffectId,
    pub effect: HandoverEffect,
}
