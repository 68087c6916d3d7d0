//! What the transfer hears of the handover of its file. This is the payload at both ends: an effect here, a command there
//! ([`ReportFile`](crate::vehicle_transfer::Command::ReportFile)).

use super::{Desk, Draft, EndReason, HandoverEffect};
use crate::identifier::CaseNumber;
use serde::{Deserialize, Serialize};

/// How far a handover is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReport {
    pub handover: CaseNumber,
    #[serde(flatten)]
    pub milestone: Milestone,
}

/// What is worth telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "milestone")]
pub enum Milestone {
    /// The destination has checked the file and taken it: custody is there.
    Accepted,
    /// The handover ended, and custody stays at the origin.
    Failed { reason: EndReason },
    /// An office is late, and this desk was told.
    Escalated { desk: Desk },
}

/// Tells the transfer.
pub(super) fn send(draft: &mut Draft<'_>, milestone: Milestone) {
    let transfer = draft.state().transfer.clone();
    let handover = draft.state().route().handover.clone();
    let report = FileReport { handover, milestone };
    draft.request(HandoverEffect::Report { transfer, report });
}
