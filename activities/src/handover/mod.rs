//! The file of a vehicle on its way from the store of one province to that of another.
//!
//! The office of origin pushes: for each file it asks how much of it is there (HEAD) and appends from there on (PATCH), by
//! the core of tus 1.0. Each request is signed with the office's key (RFC 9421), the digest of its bytes (RFC 9530) with it.
//! The other end is `server/src/intake`; what both ends have to know stands here once.

mod address;
mod beside;
mod client;
mod content_digest;
mod desk;
mod office_key;
mod refusal;
mod send;
mod signature;
mod verify;
mod ways;
pub mod wire;

pub use address::{AddressFault, FileAddress, IntakeAddress};
pub use beside::beside;
pub use client::{IntakeClient, NoClient, Refused};
pub use content_digest::{content_digest, read_content_digest};
pub use desk::{FileDesk, OfficeKeys};
pub use office_key::OfficeKey;
pub use refusal::IntakeRefusal;
pub use send::send;
pub use signature::{LIFETIME, RequestSignature, SignatureFault, Target, sign};
pub use verify::findings;
pub use ways::{Way, Ways};
