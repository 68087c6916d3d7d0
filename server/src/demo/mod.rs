//! The demo's sign-in: named personas and an issuer of its own, which serves this machine only.

pub mod issuer;
pub mod personas;
pub mod seed;
pub mod sign_in;

mod issuer_keys;
mod loopback;
mod persona_data;
#[cfg(test)]
mod tests;
mod token;

pub use issuer::DemoIssuer;
pub use issuer_keys::{IssuerKeys, KeyError};
pub use loopback::NotLoopback;
pub use personas::{Persona, PersonaRole};
pub use token::{AUDIENCE, LIFETIME, TokenError};
