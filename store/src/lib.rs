//! The record: tables (private), the one transaction that writes a case, and finders that need a scope.

mod applicant;
pub mod arrival;
mod calendar;
pub mod checkpoint;
mod connection;
pub mod correspondence;
pub mod embedded;
mod entity;
mod error;
mod evidence_access;
pub mod feed;
mod file_handover;
pub mod finder;
pub mod import;
mod keys;
mod kind;
mod licence_application;
mod lock;
pub mod office_key;
pub mod person;
pub mod plate;
pub mod record;
pub mod rekey;
mod rollout;
pub mod seed;
mod settings;
pub mod staff;
mod subject;
#[cfg(feature = "testing")]
pub mod testing;
pub mod vehicle_lock;
mod vehicle_transfer;
mod writing;

pub use connection::Store;
pub use error::{Remedy, StoreError};
pub use evidence_access::EvidenceAccessFacts;
pub use file_handover::FileHandoverFacts;
pub use keys::{AuditKeys, CaseKey, Key, KeyRing, PageTicket, Place, signature_holds};
pub use kind::{AnyKind, RecordedKind};
pub use licence_application::LicenceApplicationFacts;
pub use vehicle_transfer::VehicleTransferFacts;
