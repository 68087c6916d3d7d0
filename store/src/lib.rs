//! The record: tables (private), the one transaction that writes a case, and finders that need a scope.

mod connection;
#[expect(
    dead_code,
    reason = "the object mapper asks every entity for a `Relation`, and ours have none"
)]
mod entity;
mod error;
mod keys;
pub mod seed;
mod settings;

pub use connection::Store;
pub use error::{Remedy, StoreError};
pub use keys::{CaseKey, Key, KeyRing, Place};
