//! The nouns of the schema, one file each.

mod available_action;
mod calendar_year;
mod case;
mod case_parts;
mod channel;
mod colleague;
mod correction;
mod deadline;
mod decision;
mod document;
mod document_kind;
mod expected_by;
mod explained_day;
mod ground;
mod history;
mod identity_document_kind;
mod inbox_message;
mod licence_application;
mod licence_record;
mod licence_status;
mod node;
mod notice;
mod office;
mod person;
mod post;
mod problem;
mod progress;
mod read_log_entry;
mod remedy;
mod request_answer;
mod rollout;
mod rule_set;
mod service_guide;
mod service_manner;
mod special_reason;
mod staff_member;
mod task;
mod viewer;
#[cfg(test)]
mod wire_tests;

pub(crate) use self::{
    available_action::AvailableAction,
    calendar_year::CalendarYear,
    case::{Case, Cases},
    case_parts::CaseParts,
    channel::{Channel, Locale, NoticeChannel},
    colleague::Colleague,
    correction::{ApplicationField, Correction},
    deadline::Deadline,
    decision::{Decision, Delivery, Proposal},
    document::Document,
    document_kind::DocumentKind,
    expected_by::{ExpectedBy, Receipt},
    explained_day::ExplainedDay,
    ground::{DecisionGround, Ground},
    history::{HistoryEntry, HistoryEvent},
    identity_document_kind::IdentityDocumentKind,
    inbox_message::InboxMessage,
    licence_application::LicenceApplication,
    licence_record::{LicenceRecord, RegistryAnswer},
    licence_status::LicenceApplicationStatus,
    node::Node,
    notice::{Notice, NoticeKind},
    office::Office,
    person::Person,
    post::Post,
    problem::Problem,
    progress::Progress,
    read_log_entry::ReadLogEntry,
    remedy::Remedy,
    request_answer::RequestAnswer,
    rollout::{Feature, Gate, Rollout, RolloutRow},
    rule_set::Acceptance,
    service_guide::{CaseKind, ServiceGuide},
    service_manner::ServiceManner,
    special_reason::SpecialReason,
    staff_member::StaffMember,
    task::{Task, TaskPurpose},
    viewer::Viewer,
};
