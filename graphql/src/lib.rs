//! The one door: types, queries, mutations and the subscription of the schema, and what they may ask of the engine.
#![expect(
    clippy::unused_async,
    reason = "the macros of the schema ask every resolver to be async"
)]

mod date;
pub mod engine;
mod facts;
mod failure;
mod input;
pub mod language;
mod limits;
mod loader;
mod mutation;
mod query;
mod reader;
mod relay;
pub mod request;
pub mod schema;
mod subscription;
mod types;
pub mod wake;
mod words;

pub use self::{language::Language, request::TraceId, words::Words};
