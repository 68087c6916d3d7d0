//! What all events of a handover amount to.

use super::{Finding, HandoverEffect, Status};
use crate::{
    access::PersonId,
    audit::Hex,
    case::{Casework, Document, EffectId},
    custody::{Custody, Hop, ItemVerdict, Manifest, ReturnReason, Route, Stage, Statement},
    identifier::{CaseNumber, OfficeCode},
    law::vehicle::TransferGround,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A handover now. Who has the file is in `custody` and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// Its office is the accepting one.
    pub work: Casework<HandoverEffect>,
    pub status: Status,
    /// The case that the file is for.
    pub transfer: CaseNumber,
    pub parties: BTreeSet<PersonId>,
    pub custody: Custody,
    pub lock: Lock,
    /// What was gathered last.
    pub manifest: Option<Manifest>,
    pub gathered_by: Option<PersonId>,
    /// The code of what kept the origin from locking or gathering, last time.
    pub obstacle: Option<String>,
    /// What the destination's first person found.
    pub checked: Option<Checked>,
    /// What was refused of the last attempt, until the next is offered.
    pub refused: Vec<Finding>,
    /// What a person has refused for what is in it: it is offered no more, and something else takes its place.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub set_aside: BTreeSet<Hex<32>>,
    /// The signature that the chain waits for.
    pub signing: Option<EffectId>,
    /// What failed for good.
    pub stalled: Option<Stall>,
    /// The desk that was told last in this attempt.
    pub desk: Option<Desk>,
    /// Why it ended without a new custodian.
    pub ended: Option<EndReason>,
}

/// The lock on the vehicle at the origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Lock {
    Free,
    /// Asked for, not yet confirmed.
    Asked,
    Held,
    /// Its end was asked for, and is not yet confirmed.
    Releasing,
}

/// The decision on each document that a first person prepared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    pub by: PersonId,
    pub verdicts: Vec<ItemVerdict>,
}

/// A step that failed for good, by a code for machines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stall {
    pub step: Step,
    pub code: String,
}

/// What can be tried again by a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "step")]
pub enum Step {
    Sign {
        hop: Hop,
        /// What was to be signed, where it came to that. It may have been signed unheard.
        statement: Option<Box<Statement>>,
    },
    Transfer,
    Verify,
}

/// Who is told that an office is late, from near to far. Which desk follows on which is policy: no source says when one hands it
/// on to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Desk {
    /// Supervision of the accepting office.
    Supervision,
    /// The province of the origin.
    OriginProvince,
    Ministry,
}

/// Why a handover ended with the file where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EndReason {
    Withdrawn,
    NotGranted,
    TimedOut,
    OfficeSilent,
    VehicleStopped,
    FileLost,
    OnPaperOnly,
    Barred(TransferGround),
}

impl EndReason {
    /// What the chain says of it. Nothing, where there was no offer to return.
    pub(super) const fn return_reason(self) -> Option<ReturnReason> {
        match self {
            Self::Withdrawn => Some(ReturnReason::Withdrawn),
            Self::NotGranted => Some(ReturnReason::NotGranted),
            Self::TimedOut => Some(ReturnReason::TimedOut),
            Self::OfficeSilent => Some(ReturnReason::OfficeSilent),
            Self::VehicleStopped => Some(ReturnReason::VehicleStopped),
            Self::FileLost | Self::OnPaperOnly | Self::Barred(_) => None,
        }
    }
}

impl Step {
    /// The office whose step it is.
    pub(super) fn office<'a>(&self, route: &'a Route) -> &'a OfficeCode {
        match self {
            Self::Sign { hop, .. } => signer(hop, route),
            Self::Transfer => &route.origin,
            Self::Verify => &route.destination,
        }
    }
}

/// The office that says a hop. A return is said by the destination, where the case runs, but for the origin's own word that a
/// refusal has reached it.
pub(super) fn signer<'a>(hop: &Hop, route: &'a Route) -> &'a OfficeCode {
    match hop {
        Hop::Offered | Hop::Sent | Hop::Returned(ReturnReason::Refused) => &route.origin,
        Hop::Received | Hop::Verified | Hop::Accepted(_) | Hop::Refused(_) | Hop::Returned(_) => {
            &route.destination
        }
    }
}

impl State {
    pub const fn route(&self) -> &Route {
        self.custody.route()
    }

    /// An effect that is not answered, unless it is a notice.
    pub fn effect(&self, id: EffectId) -> Option<&HandoverEffect> {
        self.work.effect(id)?.effect.own()
    }

    /// Whether an effect of this sort is not answered yet.
    pub(super) fn waits_for(&self, is: impl Fn(&HandoverEffect) -> bool) -> bool {
        let mut pending = self.work.effects.iter();
        pending.any(|pending| pending.effect.own().is_some_and(&is))
    }

    /// What the origin has scanned and attached, but for what was refused.
    pub fn scans(&self) -> impl Iterator<Item = &Document> {
        let refused: BTreeSet<_> = self.set_aside.iter().map(ToString::to_string).collect();
        let scans = self.work.documents.iter();
        scans.filter(move |scan| !refused.contains(&scan.sha256))
    }

    /// Whether everything of the last attempt is done: the origin may begin anew.
    pub(super) fn is_settled(&self) -> bool {
        let idle = self.signing.is_none() && self.stalled.is_none();
        idle && self.lock == Lock::Free && self.custody.stage() != Stage::Refused
    }

    /// Whether nothing is left to do: it has ended, the vehicle is unlocked, every effect answered but for notices, no duty
    /// runs and no task is open.
    pub fn is_over(&self) -> bool {
        let answered = !self.waits_for(|_| true);
        let idle = answered && self.stalled.is_none() && self.lock == Lock::Free;
        self.status.is_end() && idle && !self.work.is_busy()
    }
}
