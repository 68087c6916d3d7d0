//! The parts of the verifier that need no issuer, for whoever tries them on every input.

use super::{
    Mapping, TokenRefusal,
    claims::Claims,
    header::Header,
    keys::{KeySet, Published},
    lifetime,
};
use chrono::{DateTime, Utc};
use domain::access::{PersonId, Principal};
use serde_json::{Map, Value};

/// Reads the header of a token, and looks for its key in a published key set.
pub fn key_of(token: &str, published: &[u8]) -> Result<(), TokenRefusal> {
    let header = Header::read(token)?;
    let published: Published = serde_json::from_slice(published).map_err(|_| TokenRefusal::UnknownKey)?;
    KeySet::from(published).select(&header).map(|_| ())
}

/// The principal that claims make whose signature holds.
pub fn principal_of(
    claims: Map<String, Value>,
    mapping: &Mapping,
    person: &(dyn Fn(&str) -> PersonId + Send + Sync),
    now: DateTime<Utc>,
) -> Result<Principal, TokenRefusal> {
    let expires_at = lifetime::check(&claims, now)?;
    Claims(claims).principal(mapping, person, expires_at)
}
