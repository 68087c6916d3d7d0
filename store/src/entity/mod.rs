//! The tables, one file each. Nothing outside this crate sees them: whoever reads goes through a finder with a scope.

pub(crate) mod app_account;
pub(crate) mod app_delivery;
pub(crate) mod calendar;
pub(crate) mod case;
pub(crate) mod case_key;
mod check;
pub(crate) mod checkpoint;
pub(crate) mod checkpoint_leaf;
pub(crate) mod deadline;
pub(crate) mod division;
pub(crate) mod document;
pub(crate) mod event;
pub(crate) mod feed;
mod id;
pub(crate) mod inbox;
pub(crate) mod notice;
pub(crate) mod office;
pub(crate) mod person;
pub(crate) mod plate_number;
pub(crate) mod plate_prefix;
pub(crate) mod plate_request;
pub(crate) mod read_log;
pub(crate) mod registry_issuance;
pub(crate) mod registry_licence;
pub(crate) mod request;
pub(crate) mod rollout;
pub(crate) mod sms_message;
pub(crate) mod staff_post;
pub(crate) mod task;
pub(crate) mod upload;

pub(crate) use check::readable;
pub(crate) use id::Id;
