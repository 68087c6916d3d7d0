//! Transfers and handovers in the record: what they look up, who sees them, and what is kept of them.

mod custodian;
mod escalated;
mod facts;
mod kept;
mod keys;
mod locks;
mod sight;
mod way;
pub mod world;
