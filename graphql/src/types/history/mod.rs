//! The history of a case.

mod entry;
mod event;
mod evidence_access;
mod file_handover;
mod licence_application;
mod marked;
mod shared_details;
mod shared_title;
mod vehicle_transfer;

pub(crate) use self::{entry::HistoryEntry, event::HistoryEvent, marked::code};
