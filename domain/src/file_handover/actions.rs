//! What a person could do now, by the very guards that decide.

use super::{
    Facts, State, check, gather, guard::Act, offer, retry, shared, stop, take_up, tasks, unavailable, verdict,
};
use crate::{
    access::Actor,
    case::{AvailableAction, Refusal},
};

/// An act of a person on a handover that exists, one per mutation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    TakeUpFileRequest,
    GatherFileAgain,
    DeclareFileUnavailable,
    OfferFile,
    CheckFile,
    ReturnToCheck,
    AcceptFile,
    RefuseFile,
    GiveUpHandover,
    RetryHandoverStep,
    AttachDocument,
    ClaimTask,
    ReleaseTask,
    ReassignTask,
    EscalateCase,
}

impl Action {
    pub const ALL: [Self; 15] = [
        Self::TakeUpFileRequest,
        Self::GatherFileAgain,
        Self::DeclareFileUnavailable,
        Self::OfferFile,
        Self::CheckFile,
        Self::ReturnToCheck,
        Self::AcceptFile,
        Self::RefuseFile,
        Self::GiveUpHandover,
        Self::RetryHandoverStep,
        Self::AttachDocument,
        Self::ClaimTask,
        Self::ReleaseTask,
        Self::ReassignTask,
        Self::EscalateCase,
    ];

    /// The mutation's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TakeUpFileRequest => "takeUpFileRequest",
            Self::GatherFileAgain => "gatherFileAgain",
            Self::DeclareFileUnavailable => "declareFileUnavailable",
            Self::OfferFile => "offerFile",
            Self::CheckFile => "checkFile",
            Self::ReturnToCheck => "returnToCheck",
            Self::AcceptFile => "acceptFile",
            Self::RefuseFile => "refuseFile",
            Self::GiveUpHandover => "giveUpHandover",
            Self::RetryHandoverStep => "retryHandoverStep",
            Self::AttachDocument => "attachDocument",
            Self::ClaimTask => "claimTask",
            Self::ReleaseTask => "releaseTask",
            Self::ReassignTask => "reassignTask",
            Self::EscalateCase => "escalateCase",
        }
    }

    /// The guard of its verb. For acts on a task: whether there is one on which it is possible.
    pub(super) fn permit(self, act: &Act<'_>) -> Result<(), Refusal> {
        match self {
            Self::TakeUpFileRequest => take_up::permit(act).map(drop),
            Self::GatherFileAgain => gather::permit_again(act).map(drop),
            Self::DeclareFileUnavailable => unavailable::permit(act).map(drop),
            Self::OfferFile => offer::permit(act).map(drop),
            Self::CheckFile => check::permit(act).map(drop),
            Self::ReturnToCheck => check::permit_return(act).map(drop),
            Self::AcceptFile => verdict::permit_accept(act).map(drop),
            Self::RefuseFile => verdict::permit_refuse(act).map(drop),
            Self::GiveUpHandover => stop::permit_give_up(act).map(drop),
            Self::RetryHandoverStep => retry::permit(act).map(drop),
            Self::AttachDocument => shared::permit_attach(act).map(drop),
            Self::ClaimTask => tasks::permit_claim(act),
            Self::ReleaseTask => tasks::permit_release(act),
            Self::ReassignTask => tasks::permit_reassign(act),
            Self::EscalateCase => shared::permit_escalate(act).map(drop),
        }
    }
}

/// Every act, each with the reason where it is not possible.
pub(super) fn available(state: &State, actor: &Actor, facts: &Facts) -> Vec<AvailableAction> {
    let act = Act { state, actor, facts };
    let answer = |action: Action| AvailableAction {
        action: action.name(),
        refusal: action.permit(&act).err(),
    };
    Action::ALL.into_iter().map(answer).collect()
}
