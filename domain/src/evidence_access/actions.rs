//! What a person could do now, by the very guards that decide.

use super::{
    Facts, State, acceptance, access, authority, break_glass, consent, copies, correction, follow_up,
    guard::Act, making, objection, proposal, recusal, review, service, shared, viewing, visit, withdraw,
};
use crate::{
    access::Actor,
    case::{AvailableAction, Refusal},
};

/// An act of a person on an application that exists, one per mutation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    RequestEvidenceCorrection,
    AnswerEvidenceCorrection,
    AcceptEvidenceAccess,
    DeclineEvidenceAccess,
    JudgeEvidenceItem,
    ProposeEvidenceDecision,
    ReturnEvidenceToReview,
    ConsentToEvidenceAccess,
    RetryEvidencePages,
    ExtendEvidenceGrant,
    RevokeEvidenceGrant,
    RenewEvidenceGrant,
    EndAuthority,
    AskForViewingCode,
    OpenViewing,
    BookVisit,
    RecordVisit,
    AskForCopies,
    IssueCopies,
    AskForRecusal,
    DecideRecusal,
    ExcludeStaff,
    BreakGlass,
    ObjectToEvidenceDecision,
    AnswerEvidenceObjection,
    ReopenCase,
    RecordService,
    CompleteFollowUp,
    WithdrawCase,
    AttachDocument,
    ClaimTask,
    ReleaseTask,
    ReassignTask,
    EscalateCase,
}

impl Action {
    pub const ALL: [Self; 34] = [
        Self::RequestEvidenceCorrection,
        Self::AnswerEvidenceCorrection,
        Self::AcceptEvidenceAccess,
        Self::DeclineEvidenceAccess,
        Self::JudgeEvidenceItem,
        Self::ProposeEvidenceDecision,
        Self::ReturnEvidenceToReview,
        Self::ConsentToEvidenceAccess,
        Self::RetryEvidencePages,
        Self::ExtendEvidenceGrant,
        Self::RevokeEvidenceGrant,
        Self::RenewEvidenceGrant,
        Self::EndAuthority,
        Self::AskForViewingCode,
        Self::OpenViewing,
        Self::BookVisit,
        Self::RecordVisit,
        Self::AskForCopies,
        Self::IssueCopies,
        Self::AskForRecusal,
        Self::DecideRecusal,
        Self::ExcludeStaff,
        Self::BreakGlass,
        Self::ObjectToEvidenceDecision,
        Self::AnswerEvidenceObjection,
        Self::ReopenCase,
        Self::RecordService,
        Self::CompleteFollowUp,
        Self::WithdrawCase,
        Self::AttachDocument,
        Self::ClaimTask,
        Self::ReleaseTask,
        Self::ReassignTask,
        Self::EscalateCase,
    ];

    /// The mutation's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RequestEvidenceCorrection => "requestEvidenceCorrection",
            Self::AnswerEvidenceCorrection => "answerEvidenceCorrection",
            Self::AcceptEvidenceAccess => "acceptEvidenceAccess",
            Self::DeclineEvidenceAccess => "declineEvidenceAccess",
            Self::JudgeEvidenceItem => "judgeEvidenceItem",
            Self::ProposeEvidenceDecision => "proposeEvidenceDecision",
            Self::ReturnEvidenceToReview => "returnEvidenceToReview",
            Self::ConsentToEvidenceAccess => "consentToEvidenceAccess",
            Self::RetryEvidencePages => "retryEvidencePages",
            Self::ExtendEvidenceGrant => "extendEvidenceGrant",
            Self::RevokeEvidenceGrant => "revokeEvidenceGrant",
            Self::RenewEvidenceGrant => "renewEvidenceGrant",
            Self::EndAuthority => "endAuthority",
            Self::AskForViewingCode => "askForViewingCode",
            Self::OpenViewing => "openViewing",
            Self::BookVisit => "bookVisit",
            Self::RecordVisit => "recordVisit",
            Self::AskForCopies => "askForCopies",
            Self::IssueCopies => "issueCopies",
            Self::AskForRecusal => "askForRecusal",
            Self::DecideRecusal => "decideRecusal",
            Self::ExcludeStaff => "excludeStaff",
            Self::BreakGlass => "breakGlass",
            Self::ObjectToEvidenceDecision => "objectToEvidenceDecision",
            Self::AnswerEvidenceObjection => "answerEvidenceObjection",
            Self::ReopenCase => "reopenCase",
            Self::RecordService => "recordService",
            Self::CompleteFollowUp => "completeFollowUp",
            Self::WithdrawCase => "withdrawCase",
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
            Self::RequestEvidenceCorrection => correction::permit_request(act).map(drop),
            Self::AnswerEvidenceCorrection => correction::permit_answer(act).map(drop),
            Self::AcceptEvidenceAccess => acceptance::permit_accept(act).map(drop),
            Self::DeclineEvidenceAccess => acceptance::permit_decline(act).map(drop),
            Self::JudgeEvidenceItem => review::permit(act).map(drop),
            Self::ProposeEvidenceDecision => proposal::permit(act).map(drop),
            Self::ReturnEvidenceToReview => proposal::permit_return(act).map(drop),
            Self::ConsentToEvidenceAccess => consent::permit(act).map(drop),
            Self::RetryEvidencePages => making::permit_retry(act).map(drop),
            Self::ExtendEvidenceGrant => access::permit_extend(act).map(drop),
            Self::RevokeEvidenceGrant => access::permit_revoke(act).map(drop),
            Self::RenewEvidenceGrant => access::permit_renew(act).map(drop),
            Self::EndAuthority => authority::permit(act).map(drop),
            Self::AskForViewingCode => viewing::permit_ask(act).map(drop),
            Self::OpenViewing => viewing::permit_open(act).map(drop),
            Self::BookVisit => visit::permit_book(act).map(drop),
            Self::RecordVisit => visit::permit_record(act).map(drop),
            Self::AskForCopies => copies::permit_ask(act).map(drop),
            Self::IssueCopies => copies::permit_issue(act).map(drop),
            Self::AskForRecusal => recusal::permit_ask(act).map(drop),
            Self::DecideRecusal => recusal::permit_decide(act).map(drop),
            Self::ExcludeStaff => recusal::permit_exclude(act).map(drop),
            Self::BreakGlass => break_glass::permit(act).map(drop),
            Self::ObjectToEvidenceDecision => objection::permit(act).map(drop),
            Self::AnswerEvidenceObjection => objection::permit_answer(act).map(drop),
            Self::ReopenCase => objection::permit_reopen(act).map(drop),
            Self::RecordService => service::permit(act).map(drop),
            Self::CompleteFollowUp => follow_up::permit(act),
            Self::WithdrawCase => withdraw::permit(act).map(drop),
            Self::AttachDocument => shared::permit_attach(act).map(drop),
            Self::ClaimTask => shared::permit_claim(act),
            Self::ReleaseTask => shared::permit_release(act),
            Self::ReassignTask => shared::permit_reassign(act),
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
