//! The one transaction that writes a case, and what reads a case whole: `load`, `verify`, `open_cases`.

mod answer;
#[cfg(feature = "testing")]
mod bulk;
mod case_row;
mod chain;
mod facts;
mod gather;
mod history;
mod load;
mod opened;
mod projection;
mod request;
mod transaction;
mod verify;
mod wire;
mod write;

pub use answer::{RecordInput, Recorded};
#[cfg(feature = "testing")]
pub use bulk::Bulk;
pub(crate) use chain::{hash_of, link};
pub use gather::{Columns, Concerns, Gather, Gathering, Part, PartSight};
pub(crate) use history::rows as event_rows;
pub use load::{
    Asked, Loaded, OpenCase, cases, entries, held_by, kind_of, load, open_cases, open_cases_of,
    unsettled_cases, when_asked, with_provisional_deadlines,
};
pub use transaction::{erase, record};
pub use verify::{Difference, verify};
pub(crate) use wire::{column, moment, name_of, small, version};
