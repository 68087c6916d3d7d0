//! The history of a case.

mod details;
mod entry;
mod title;

pub(crate) use self::entry::HistoryEntry;
