//! What can be done, one file per verb.

mod accept_licence_application;
mod answer_correction;
mod approve_licence_application;
mod attach_document;
mod claim_task;
mod close_inquiry;
mod complete_follow_up;
mod confirm_received_at;
mod convert_to_counter;
mod decline_licence_application;
mod documents;
mod escalate_case;
mod mark_read;
mod new_number;
mod open_inquiry;
mod payload;
mod propose_decision;
mod publish_calendar;
mod reassign_task;
mod reassign_tasks_of;
mod receiver;
mod record_service;
mod refuse_licence_application;
mod release_task;
mod release_tasks_of;
mod reopen_case;
mod request_correction;
mod retry_delivery;
mod return_to_review;
mod revoke_issuance;
mod run;
mod start_upload;
mod submit_licence_application;
mod withdraw_case;

pub(crate) use self::payload::CasePayload;
use async_graphql::MergedObject;

/// What can be done. A refusal is data: look at `problems`.
#[derive(Default, MergedObject)]
pub struct Mutation(Intake, Review, Afterwards, Work, Around);

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
