//! What a person could do now, by the very guards that decide.

use super::{
    Facts, State, acceptance, archive, consent, correction, decision, fees, file, follow_up, guard::Act,
    hold, inspection, number, objection, plates, powers, proposal, registers, registration, service, shared,
    withdraw,
};
use crate::{
    access::Actor,
    case::{AvailableAction, Refusal},
};

macro_rules! actions {
    ($($action:ident $name:literal $guard:path,)*) => {
        /// An act of a person on a transfer that exists, one per mutation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $($action,)*
        }

        impl Action {
            pub const ALL: &[Self] = &[$(Self::$action,)*];

            /// The mutation's name.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$action => $name,)*
                }
            }

            /// The guard of its verb. For acts on a task: whether there is one on which it is possible.
            pub(super) fn permit(self, act: &Act<'_>) -> Result<(), Refusal> {
                match self {
                    $(Self::$action => $guard(act).map(drop),)*
                }
            }
        }
    };
}

actions! {
    RequestCorrection "requestTransferCorrection" correction::permit_request,
    AnswerCorrection "answerTransferCorrection" correction::permit_answer,
    AskRegisters "askRegisters" registers::permit,
    RequestFile "requestVehicleFile" file::permit_request,
    PreAccept "preAcceptVehicleTransfer" acceptance::permit_pre_accept,
    Accept "acceptVehicleTransfer" acceptance::permit_accept,
    Decline "declineVehicleTransfer" acceptance::permit_decline,
    NameParty "nameTransferParty" consent::permit_name,
    SeePowers "recordTransferPowers" powers::permit,
    Consent "consentToTransfer" consent::permit,
    Object "objectToTransfer" objection::permit,
    SettleObjection "settleTransferObjection" objection::permit_settle,
    BookInspection "bookInspection" inspection::permit_book,
    RecordAbsence "recordAbsence" inspection::permit_absence,
    RecordInspection "recordInspection" inspection::permit,
    ProposeDecision "proposeTransferDecision" proposal::permit,
    ReturnToReview "returnTransferToReview" proposal::permit_return,
    Approve "approveVehicleTransfer" decision::permit_approve,
    Refuse "refuseVehicleTransfer" decision::permit_refuse,
    LiftStop "liftTransferStop" hold::permit_lift,
    AskForNumbers "askForPlateNumbers" number::permit_draw,
    ChooseNumber "choosePlateNumber" number::permit_choose,
    ComposeNumber "composePlateNumber" number::permit_named,
    ClaimFormerNumber "claimFormerNumber" number::permit_named,
    SetFees "setTransferFees" fees::permit_set,
    RecordPayment "recordTransferPayment" fees::permit_pay,
    WaiveFees "waiveTransferFees" fees::permit_waive,
    WithdrawPlates "withdrawPlates" plates::permit_withdraw,
    IssueTemporaryPlate "issueTemporaryPlate" plates::permit_temporary,
    Register "registerVehicleTransfer" registration::permit,
    EndorseCertificate "endorseCertificate" plates::permit_endorse,
    HandOverPlates "handOverPlates" plates::permit_hand_over,
    Archive "archiveVehicleFile" archive::permit,
    Withdraw "withdrawCase" withdraw::permit,
    RecordService "recordService" service::permit,
    CompleteFollowUp "completeFollowUp" follow_up::permit,
    AttachDocument "attachDocument" shared::permit_attach,
    EscalateCase "escalateCase" shared::permit_escalate,
    ClaimTask "claimTask" shared::permit_claim,
    ReleaseTask "releaseTask" shared::permit_release,
    ReassignTask "reassignTask" shared::permit_reassign,
}

/// Every act, each with the reason where it is not possible.
pub(super) fn available(state: &State, actor: &Actor, facts: &Facts) -> Vec<AvailableAction> {
    let act = Act { state, actor, facts };
    let answer = |action: &Action| AvailableAction {
        action: action.name(),
        refusal: action.permit(&act).err(),
    };
    Action::ALL.iter().map(answer).collect()
}
