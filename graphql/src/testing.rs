//! Parsers of arguments, for whoever tries them on every input.

pub use crate::http::testing as http;
use crate::relay::GlobalId;
use async_graphql::ID;

/// The type and the key of a global id, and the id that these make again.
pub fn global_id(text: &str) -> Option<(&'static str, String, String)> {
    let GlobalId { of, key } = GlobalId::read(&ID(text.to_owned()))?;
    let again = of.id(&key).0;
    Some((of.name(), key, again))
}
