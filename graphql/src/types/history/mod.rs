//! The history of a case.

mod details;
mod entry;
mod marked;
mod shared_details;
mod title;

pub(crate) use self::{entry::HistoryEntry, marked::code};
