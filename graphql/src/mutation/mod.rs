//! What can be done, one file per verb.

mod accept_evidence_access;
mod accept_file;
mod accept_licence_application;
mod accept_vehicle_transfer;
mod answer_correction;
mod answer_evidence_correction;
mod answer_evidence_objection;
mod answer_transfer_correction;
mod approve_licence_application;
mod approve_vehicle_transfer;
mod archive_vehicle_file;
mod ask_for_copies;
mod ask_for_plate_numbers;
mod ask_for_recusal;
mod ask_for_viewing_code;
mod ask_registers;
mod attach_document;
mod book_inspection;
mod book_visit;
mod break_glass;
mod check_file;
mod choose_plate_number;
mod claim_former_number;
mod claim_task;
mod close_inquiry;
mod complete_follow_up;
mod compose_plate_number;
mod confirm_received_at;
mod consent_to_evidence_access;
mod consent_to_transfer;
mod convert_to_counter;
mod decide_recusal;
mod declare_file_unavailable;
mod decline_evidence_access;
mod decline_licence_application;
mod decline_vehicle_transfer;
mod documents;
mod end_authority;
mod endorse_certificate;
mod escalate_case;
mod exclude_staff;
mod extend_evidence_grant;
mod gather_file_again;
mod give_up_handover;
mod hand_over_plates;
mod issue_copies;
mod issue_temporary_plate;
mod judge_evidence_item;
mod lift_transfer_stop;
mod mark_read;
mod name_transfer_party;
mod new_number;
mod object_to_evidence_decision;
mod object_to_transfer;
mod offer_file;
mod open_inquiry;
mod open_viewing;
mod opening;
mod payload;
mod pre_accept_vehicle_transfer;
mod propose_decision;
mod propose_evidence_decision;
mod propose_transfer_decision;
mod publish_calendar;
mod reassign_task;
mod reassign_tasks_of;
mod receiver;
mod record_absence;
mod record_inspection;
mod record_service;
mod record_transfer_payment;
mod record_transfer_powers;
mod record_visit;
mod refuse_file;
mod refuse_licence_application;
mod refuse_vehicle_transfer;
mod register_vehicle_transfer;
mod release_task;
mod release_tasks_of;
mod renew_evidence_grant;
mod reopen_case;
mod request_correction;
mod request_evidence_correction;
mod request_transfer_correction;
mod request_vehicle_file;
mod retry_delivery;
mod retry_evidence_pages;
mod retry_handover_step;
mod return_evidence_to_review;
mod return_to_check;
mod return_to_review;
mod return_transfer_to_review;
mod revoke_evidence_grant;
mod revoke_issuance;
mod run;
mod set_transfer_fees;
mod settle_transfer_objection;
mod start_upload;
mod submit_evidence_access;
mod submit_licence_application;
mod submit_vehicle_transfer;
mod take_up_file_request;
mod waive_transfer_fees;
mod withdraw_case;
mod withdraw_plates;

pub(crate) use self::payload::CasePayload;
use async_graphql::MergedObject;

/// What can be done. A refusal is data: look at `problems`.
///
/// In groups of groups: what is merged is nested, one type within the other, and the compiler follows only so deep. The last
/// of each group lies least deep.
#[derive(Default, MergedObject)]
pub struct Mutation(Others, Handovers, Licences, Evidence, Transfers);

/// Applications for a licence.
#[derive(Default, MergedObject)]
struct Licences(Afterwards, Review, Intake);

/// From the counter to the acceptance.
#[derive(Default, MergedObject)]
struct Intake(
    submit_licence_application::SubmitMutation,
    confirm_received_at::ConfirmReceivedAtMutation,
    accept_licence_application::AcceptMutation,
    decline_licence_application::DeclineMutation,
    request_correction::RequestCorrectionMutation,
    answer_correction::AnswerCorrectionMutation,
    convert_to_counter::ConvertToCounterMutation,
    withdraw_case::WithdrawMutation,
);

/// From the acceptance to the decision.
#[derive(Default, MergedObject)]
struct Review(
    propose_decision::ProposeDecisionMutation,
    return_to_review::ReturnToReviewMutation,
    approve_licence_application::ApproveMutation,
    refuse_licence_application::RefuseMutation,
    open_inquiry::OpenInquiryMutation,
    close_inquiry::CloseInquiryMutation,
);

/// After the decision.
#[derive(Default, MergedObject)]
struct Afterwards(
    record_service::RecordServiceMutation,
    retry_delivery::RetryDeliveryMutation,
    complete_follow_up::CompleteFollowUpMutation,
    reopen_case::ReopenCaseMutation,
    revoke_issuance::RevokeIssuanceMutation,
);

/// Transfers of vehicles.
#[derive(Default, MergedObject)]
struct Transfers(
    TransfersUntilAcceptance,
    TransfersUntilDecision,
    TransfersAfterwards,
);

/// From the application to the acceptance.
#[derive(Default, MergedObject)]
struct TransfersUntilAcceptance(OpeningTransfers, AcceptingTransfers, JoiningTransfers);

/// From the application to its correction.
#[derive(Default, MergedObject)]
struct OpeningTransfers(
    submit_vehicle_transfer::SubmitVehicleTransferMutation,
    request_transfer_correction::RequestTransferCorrectionMutation,
    answer_transfer_correction::AnswerTransferCorrectionMutation,
    ask_registers::AskRegistersMutation,
);

/// The file and the acceptance.
#[derive(Default, MergedObject)]
struct AcceptingTransfers(
    request_vehicle_file::RequestVehicleFileMutation,
    pre_accept_vehicle_transfer::PreAcceptVehicleTransferMutation,
    accept_vehicle_transfer::AcceptVehicleTransferMutation,
    decline_vehicle_transfer::DeclineVehicleTransferMutation,
);

/// Who has a part in it.
#[derive(Default, MergedObject)]
struct JoiningTransfers(
    name_transfer_party::NameTransferPartyMutation,
    record_transfer_powers::RecordTransferPowersMutation,
    consent_to_transfer::ConsentToTransferMutation,
    object_to_transfer::ObjectToTransferMutation,
    settle_transfer_objection::SettleTransferObjectionMutation,
);

/// From the acceptance to the decision.
#[derive(Default, MergedObject)]
struct TransfersUntilDecision(DecidingTransfers, ReviewingTransfers);

/// The inspection and the review.
#[derive(Default, MergedObject)]
struct ReviewingTransfers(
    book_inspection::BookInspectionMutation,
    record_absence::RecordAbsenceMutation,
    record_inspection::RecordInspectionMutation,
    propose_transfer_decision::ProposeTransferDecisionMutation,
    return_transfer_to_review::ReturnTransferToReviewMutation,
);

/// The decision.
#[derive(Default, MergedObject)]
struct DecidingTransfers(
    approve_vehicle_transfer::ApproveVehicleTransferMutation,
    refuse_vehicle_transfer::RefuseVehicleTransferMutation,
    lift_transfer_stop::LiftTransferStopMutation,
);

/// Carrying the decision out.
#[derive(Default, MergedObject)]
struct TransfersAfterwards(NumbersOfTransfers, PapersOfTransfers);

/// Number and fees.
#[derive(Default, MergedObject)]
struct NumbersOfTransfers(
    ask_for_plate_numbers::AskForPlateNumbersMutation,
    choose_plate_number::ChoosePlateNumberMutation,
    compose_plate_number::ComposePlateNumberMutation,
    claim_former_number::ClaimFormerNumberMutation,
    set_transfer_fees::SetTransferFeesMutation,
    record_transfer_payment::RecordTransferPaymentMutation,
    waive_transfer_fees::WaiveTransferFeesMutation,
);

/// Plates, papers and the registration.
#[derive(Default, MergedObject)]
struct PapersOfTransfers(
    withdraw_plates::WithdrawPlatesMutation,
    issue_temporary_plate::IssueTemporaryPlateMutation,
    register_vehicle_transfer::RegisterVehicleTransferMutation,
    endorse_certificate::EndorseCertificateMutation,
    hand_over_plates::HandOverPlatesMutation,
    archive_vehicle_file::ArchiveVehicleFileMutation,
);

/// Access to accident evidence.
#[derive(Default, MergedObject)]
struct Evidence(EvidenceUntilDecision, EvidenceAfterwards, EvidenceAround);

/// From the application to the consent.
#[derive(Default, MergedObject)]
struct EvidenceUntilDecision(OpeningEvidence, DecidingEvidence);

/// From the application to the acceptance.
#[derive(Default, MergedObject)]
struct OpeningEvidence(
    submit_evidence_access::SubmitEvidenceAccessMutation,
    request_evidence_correction::RequestEvidenceCorrectionMutation,
    answer_evidence_correction::AnswerEvidenceCorrectionMutation,
    accept_evidence_access::AcceptEvidenceAccessMutation,
    decline_evidence_access::DeclineEvidenceAccessMutation,
);

/// The review and the consent.
#[derive(Default, MergedObject)]
struct DecidingEvidence(
    judge_evidence_item::JudgeEvidenceItemMutation,
    propose_evidence_decision::ProposeEvidenceDecisionMutation,
    return_evidence_to_review::ReturnEvidenceToReviewMutation,
    consent_to_evidence_access::ConsentToEvidenceAccessMutation,
    retry_evidence_pages::RetryEvidencePagesMutation,
);

/// Under the grant.
#[derive(Default, MergedObject)]
struct EvidenceAfterwards(GrantedEvidence, ViewedEvidence);

/// How long it is shown.
#[derive(Default, MergedObject)]
struct GrantedEvidence(
    extend_evidence_grant::ExtendEvidenceGrantMutation,
    revoke_evidence_grant::RevokeEvidenceGrantMutation,
    renew_evidence_grant::RenewEvidenceGrantMutation,
    end_authority::EndAuthorityMutation,
);

/// How it is seen.
#[derive(Default, MergedObject)]
struct ViewedEvidence(
    ask_for_viewing_code::AskForViewingCodeMutation,
    open_viewing::OpenViewingMutation,
    book_visit::BookVisitMutation,
    record_visit::RecordVisitMutation,
    ask_for_copies::AskForCopiesMutation,
    issue_copies::IssueCopiesMutation,
);

/// Who stands aside, who looks in an emergency, and what is contested.
#[derive(Default, MergedObject)]
struct EvidenceAround(
    ask_for_recusal::AskForRecusalMutation,
    decide_recusal::DecideRecusalMutation,
    exclude_staff::ExcludeStaffMutation,
    break_glass::BreakGlassMutation,
    object_to_evidence_decision::ObjectToEvidenceDecisionMutation,
    answer_evidence_objection::AnswerEvidenceObjectionMutation,
);

/// Handovers of files.
#[derive(Default, MergedObject)]
struct Handovers(HandoverOrigin, HandoverDestination);

/// What the office of origin does.
#[derive(Default, MergedObject)]
struct HandoverOrigin(
    take_up_file_request::TakeUpFileRequestMutation,
    gather_file_again::GatherFileAgainMutation,
    declare_file_unavailable::DeclareFileUnavailableMutation,
    offer_file::OfferFileMutation,
);

/// What the accepting office does, and what either has tried again.
#[derive(Default, MergedObject)]
struct HandoverDestination(
    check_file::CheckFileMutation,
    return_to_check::ReturnToCheckMutation,
    accept_file::AcceptFileMutation,
    refuse_file::RefuseFileMutation,
    give_up_handover::GiveUpHandoverMutation,
    retry_handover_step::RetryHandoverStepMutation,
);

/// What concerns every kind.
#[derive(Default, MergedObject)]
struct Others(Around, Work);

/// Who works on what.
#[derive(Default, MergedObject)]
struct Work(
    claim_task::ClaimTaskMutation,
    release_task::ReleaseTaskMutation,
    reassign_task::ReassignTaskMutation,
    reassign_tasks_of::ReassignTasksOfMutation,
    escalate_case::EscalateCaseMutation,
    release_tasks_of::ReleaseTasksOfMutation,
);

/// Around the cases.
#[derive(Default, MergedObject)]
struct Around(
    start_upload::StartUploadMutation,
    attach_document::AttachDocumentMutation,
    mark_read::MarkReadMutation,
    publish_calendar::PublishCalendarMutation,
);
