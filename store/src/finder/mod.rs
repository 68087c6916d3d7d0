//! The only ways by which rows leave the record for people. A finder exists only with a scope, and every read of a
//! case and of what belongs to it goes through the one predicate of that scope.
//!
//! What anybody may read has its own door, [`OfficeData`]; staged bytes of an upload are reached by a ticket,
//! [`Uploads`].

mod arrival;
mod cases;
mod condition;
mod content;
mod cursor;
mod document;
mod error;
mod feed;
mod history;
mod inbox;
mod look;
mod office;
mod page;
mod parts;
mod person;
mod places;
mod progress;
mod queue;
mod read_log;
mod request;
mod scope;
mod staff;
mod upload;
mod vehicle;
mod wire;

#[cfg(test)]
mod tests;

pub use cases::{CaseRow, Glance, Sight};
pub use content::{Content, StateJson};
pub use cursor::Cursor;
pub use document::DocumentRow;
pub use error::{CursorProblem, FindError};
pub use feed::{FeedCursor, FeedEntry, FeedPage};
pub use history::HistoryRow;
pub use inbox::InboxMessage;
pub use look::{Look, Looked};
pub use office::{DivisionRow, OfficeData, OfficeRow};
pub use page::{CappedCount, Connection, Edge, MAX_FIRST, Page};
pub use parts::{DeadlineRow, TaskRow};
pub use person::{MaskedPerson, PersonRow};
pub use progress::ProgressRow;
pub use queue::{Claimed, DeadlineState, QueueFilter, QueueKey, QueueSort, Standing};
pub use read_log::{ReadLogRow, ReadWhat};
pub use request::RequestAnswer;
pub use scope::Scope;
pub use staff::StaffRow;
pub use upload::{ExpiredUpload, NewUpload, StagedDocument, StagedFile, Ticket, Uploads, WaitingUpload};

use crate::Store;
use domain::time::Moment;
use read_log::Logged;

/// Reads for one principal and purpose at one moment of the office clock. Made per request: it remembers which reads
/// it has logged, and a stream makes a new one for each look, so that a token that ends sees nothing more.
#[derive(Debug)]
pub struct Finder<'a> {
    store: &'a Store,
    scope: Scope,
    now: Moment,
    logged: Logged,
}

impl<'a> Finder<'a> {
    /// A finder for a scope. A token that has ended at `now` sees nothing.
    pub fn new(store: &'a Store, scope: Scope, now: Moment) -> Self {
        Self {
            store,
            scope: scope.at(now),
            now,
            logged: Logged::default(),
        }
    }
}

impl Store {
    /// A finder for a scope; `now` is the office clock's.
    pub fn finder(&self, scope: Scope, now: Moment) -> Finder<'_> {
        Finder::new(self, scope, now)
    }

    /// What anybody may read, signed in or not: offices, calendars, the roll-out.
    pub fn office_data(&self) -> OfficeData<'_> {
        OfficeData::new(self)
    }

    /// Staged bytes, reached by the ticket of their upload.
    pub fn uploads(&self, now: Moment) -> Uploads<'_> {
        Uploads::new(self, now)
    }
}
