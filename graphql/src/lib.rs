//! graphql
pub mod http;
pub mod language;
mod trace_id;
pub use self::{language::Language, trace_id::TraceId};
