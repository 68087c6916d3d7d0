//! Global ids, pages and counts, as Relay has them.

mod count;
mod global_id;
mod page;

pub(crate) use self::{
    count::Count,
    global_id::{GlobalId, NodeType},
    page::{DEFAULT_FIRST, MAX_FIRST, Page, Paged, paged, plain},
};
