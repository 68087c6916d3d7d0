//! Keys: fields are sealed with AES-256-GCM, people and requests are found by keyed hashes.

mod audit;
mod case_key;
mod index;
mod ring;
mod seal;
mod viewing;

pub use audit::{AuditKeys, signature_holds};
pub use case_key::CaseKey;
pub use ring::KeyRing;
pub use seal::Place;
pub use viewing::PageTicket;

/// 256 bits that do not print and are wiped when dropped.
pub type Key = secrecy::SecretBox<[u8; 32]>;

#[cfg(test)]
mod tests;
