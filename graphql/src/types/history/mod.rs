//! The history of a case.

mod entry;
mod event;
mod licence_application;
mod marked;
mod shared_details;
mod shared_title;

pub(crate) use self::{entry::HistoryEntry, event::HistoryEvent};
