//! Who is calling: bearer tokens of OpenID Connect, checked against the keys of their issuer.
//!
//! There is one way in: a token, [`Verifier::verify`], a `Principal`. What a token says of a person, an office and posts
//! is read through one [`Mapping`]. Nothing here logs a token or the value of a claim.

mod cache;
mod claims;
mod discovery;
mod document;
mod header;
mod keys;
mod known;
mod lifetime;
mod mapping;
mod refusal;
mod signed;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(test)]
pub(crate) mod tests;
mod verifier;

pub use discovery::{DiscoveryError, http_client};
pub use lifetime::{LEEWAY, real_time};
pub use mapping::{Mapping, MappingError, PersonClaims, PostClaims, RoleClaims, RoleName};
pub use refusal::TokenRefusal;
pub use signed::{Signed, Unauthorised, bearer, from_connection_init};
pub use verifier::{PersonIds, Settings, Verifier};
