//! The nouns of the schema, one file each.

mod available_action;
mod document_kind;
mod explained_day;
mod post;
mod problem;
mod remedy;
mod service_guide;
mod special_reason;
mod task;

pub(crate) use self::{
    available_action::AvailableAction,
    document_kind::DocumentKind,
    explained_day::ExplainedDay,
    post::Post,
    problem::Problem,
    remedy::Remedy,
    service_guide::{CaseKind, ServiceGuide},
    special_reason::SpecialReason,
    task::Task,
};
