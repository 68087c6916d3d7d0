//! What a handover asks of the world beside notices, and what the world answers.

use super::{FileReport, Finding};
use crate::{
    audit::{Hex, Signature},
    case::{Document, OwnEffect},
    custody::{Manifest, Route, Statement, Suite},
    identifier::{CaseNumber, OfficeCode},
};
use serde::{Deserialize, Serialize};

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
    /// Tell the ministry's desk that the office of origin is late, in words that name nobody.
    TellMinistry,
    /// Tell the transfer how far it is.
    Report {
        transfer: CaseNumber,
        report: FileReport,
    },
}

/// What is answered when it will not be tried again by itself.
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
    /// Whom it was for has it.
    Reported,
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
            Self::VerifyFiles { .. } | Self::TellMinistry | Self::Report { .. } => &route.destination,
            Self::Sign { statement } => &statement.office,
        }
    }
}

impl OwnEffect for HandoverEffect {
    type Outcome = HandoverOutcome;

    fn answered_by(&self, outcome: &HandoverOutcome) -> bool {
        use HandoverOutcome as Answer;
        match self {
            Self::LockVehicle { .. } => matches!(outcome, Answer::Locked),
            Self::ReleaseLock { .. } => matches!(outcome, Answer::Released),
            Self::GatherFile { .. } => matches!(outcome, Answer::Gathered { .. }),
            Self::Sign { .. } => matches!(outcome, Answer::Signed { .. }),
            Self::TransferFiles { .. } => matches!(outcome, Answer::Transferred),
            Self::VerifyFiles { .. } => matches!(outcome, Answer::Compared { .. }),
            Self::MarkTransferred { .. } => matches!(outcome, Answer::Marked),
            Self::TellMinistry | Self::Report { .. } => matches!(outcome, Answer::Reported),
        }
    }

    /// No lock is left behind and no copy unmarked: these two are asked for until they are done.
    fn can_fail(&self) -> bool {
        !matches!(self, Self::ReleaseLock { .. } | Self::MarkTransferred { .. })
    }
}
