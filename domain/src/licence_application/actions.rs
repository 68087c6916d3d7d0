//! What a person could do now, by the very guards that decide.

use super::{
    Facts, State, acceptance, convert, correction, decision, follow_up, guard::Act, inquiry, issue, proposal,
    receipt, reopen, revoke, service, shared, tasks, withdraw,
};
use crate::{
    access::Actor,
    case::{AvailableAction, Refusal},
};

/// An act on an application that exists, one per mutation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    ConfirmReceivedAt,
    AcceptLicenceApplication,
    DeclineLicenceApplication,
    RequestCorrection,
    AnswerCorrection,
    ConvertToCounter,
    AttachDocument,
    ClaimTask,
    ReleaseTask,
    ReassignTask,
    ProposeDecision,
    ReturnToReview,
    ApproveLicenceApplication,
    RefuseLicenceApplication,
    OpenInquiry,
    CloseInquiry,
    WithdrawCase,
    EscalateCase,
    RecordService,
    RetryDelivery,
    CompleteFollowUp,
    ReopenCase,
    RevokeIssuance,
}

impl Action {
    pub const ALL: [Self; 23] = [
        Self::ConfirmReceivedAt,
        Self::AcceptLicenceApplication,
        Self::DeclineLicenceApplication,
        Self::RequestCorrection,
        Self::AnswerCorrection,
        Self::ConvertToCounter,
        Self::AttachDocument,
        Self::ClaimTask,
        Self::ReleaseTask,
        Self::ReassignTask,
        Self::ProposeDecision,
        Self::ReturnToReview,
        Self::ApproveLicenceApplication,
        Self::RefuseLicenceApplication,
        Self::OpenInquiry,
        Self::CloseInquiry,
        Self::WithdrawCase,
        Self::EscalateCase,
        Self::RecordService,
        Self::RetryDelivery,
        Self::CompleteFollowUp,
        Self::ReopenCase,
        Self::RevokeIssuance,
    ];

    /// The mutation's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ConfirmReceivedAt => "confirmReceivedAt",
            Self::AcceptLicenceApplication => "acceptLicenceApplication",
            Self::DeclineLicenceApplication => "declineLicenceApplication",
            Self::RequestCorrection => "requestCorrection",
            Self::AnswerCorrection => "answerCorrection",
            Self::ConvertToCounter => "convertToCounter",
            Self::AttachDocument => "attachDocument",
            Self::ClaimTask => "claimTask",
            Self::ReleaseTask => "releaseTask",
            Self::ReassignTask => "reassignTask",
            Self::ProposeDecision => "proposeDecision",
            Self::ReturnToReview => "returnToReview",
            Self::ApproveLicenceApplication => "approveLicenceApplication",
            Self::RefuseLicenceApplication => "refuseLicenceApplication",
            Self::OpenInquiry => "openInquiry",
            Self::CloseInquiry => "closeInquiry",
            Self::WithdrawCase => "withdrawCase",
            Self::EscalateCase => "escalateCase",
            Self::RecordService => "recordService",
            Self::RetryDelivery => "retryDelivery",
            Self::CompleteFollowUp => "completeFollowUp",
            Self::ReopenCase => "reopenCase",
            Self::RevokeIssuance => "revokeIssuance",
        }
    }

    /// The guard of its verb. For acts on a task: whether there is one on which it is possible.
    pub(super) fn permit(self, act: &Act<'_>) -> Result<(), Refusal> {
        match self {
            Self::ConfirmReceivedAt => receipt::permit(act).map(drop),
            Self::AcceptLicenceApplication => acceptance::permit_accept(act).map(drop),
            Self::DeclineLicenceApplication => acceptance::permit_decline(act).map(drop),
            Self::RequestCorrection => correction::permit_request(act).map(drop),
            Self::AnswerCorrection => correction::permit_answer(act).map(drop),
            Self::ConvertToCounter => convert::permit(act).map(drop),
            Self::AttachDocument => shared::permit_attach(act).map(drop),
            Self::ClaimTask => tasks::permit_claim(act),
            Self::ReleaseTask => tasks::permit_release(act),
            Self::ReassignTask => tasks::permit_reassign(act),
            Self::ProposeDecision => proposal::permit(act).map(drop),
            Self::ReturnToReview => proposal::permit_return(act).map(drop),
            Self::ApproveLicenceApplication => decision::permit_approve(act).map(drop),
            Self::RefuseLicenceApplication => decision::permit_refuse(act).map(drop),
            Self::OpenInquiry => inquiry::permit_open(act).map(drop),
            Self::CloseInquiry => inquiry::permit_close(act).map(drop),
            Self::WithdrawCase => withdraw::permit(act).map(drop),
            Self::EscalateCase => shared::permit_escalate(act).map(drop),
            Self::RecordService => service::permit(act).map(drop),
            Self::RetryDelivery => issue::permit_retry(act).map(drop),
            Self::CompleteFollowUp => follow_up::permit(act),
            Self::ReopenCase => reopen::permit(act).map(drop),
            Self::RevokeIssuance => revoke::permit(act).map(drop),
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
