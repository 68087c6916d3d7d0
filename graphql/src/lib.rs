//! The one door: the schema, how it is reached over HTTP, and what it asks of the engine.

pub mod accidents;
mod calendars;
mod date;
pub mod engine;
mod failure;
pub mod http;
mod input;
mod kind;
pub mod language;
mod limits;
mod loader;
mod mutation;
mod query;
mod reader;
mod relay;
mod request;
pub mod schema;
mod subscription;
#[cfg(feature = "testing")]
pub mod testing;
mod types;
pub mod wake;
mod words;

pub use self::{language::Language, words::Words};
