//! Custody: how the file of a vehicle goes from one office to another, and which of them has it.
//!
//! The office of origin writes a [`Manifest`] of what the file holds. Every step that an office takes with it, a
//! [`Hop`], is a [`Statement`] that names the hash of the one before and is signed by that office. [`Custody`] is what
//! the statements so far add up to: it says which hop may come next, from whom, and at which office the file is. A
//! [`CustodyExport`] is all of that in one file, which anybody can check with nothing but the public keys of the offices.
//!
//! Nothing here signs, hashes a file or asks for the time: offices do, and pass in what came of it.

mod chain;
mod entry;
mod export;
mod hop;
mod hop_fault;
mod item_name;
mod key_id;
pub mod manifest;
mod received;
mod stage;
mod suite;
#[cfg(test)]
pub(crate) mod tests;

pub use chain::{Custody, Maker};
pub use entry::{CustodyEntry, Statement};
pub use export::{CustodyExport, FORMAT, Fault, Head, OfficeKey, Summary, TrustedKeys};
pub use hop::{Hop, ItemVerdict, RefusalReason, ReturnReason, Verdict};
pub use hop_fault::HopFault;
pub use item_name::{ItemName, NameFault};
pub use key_id::{KeyId, NotAKeyId};
pub use manifest::{Item, ItemKind, Manifest, ManifestFault, Route, Totals};
pub use received::{Alteration, Arrived, Difference};
pub use stage::{Obstacle, Side, Stage};
pub use suite::{Suite, UnknownSuite};

use crate::case::chain::canonical;
use serde::Serialize;

/// The bytes that are signed and hashed: a label, so that no statement can be taken for one of another sort, a zero
/// byte, and the canonical JSON (RFC 8785) of the statement. Names of fields are constants, never texts from a file: the
/// order of RFC 8785 and ours differ for some characters beyond ASCII.
fn labelled(label: &str, statement: &impl Serialize) -> Vec<u8> {
    let value = serde_json::to_value(statement).expect("numbers, texts and lists are JSON");
    let body = canonical(&value).expect("nothing here has fractions");
    [label.as_bytes(), b"\0", &body].concat()
}

/// A text from outside for people to read: cut at 200 characters, and what cannot be seen is escaped.
pub(crate) fn shown(text: &str) -> String {
    text.chars().take(200).flat_map(char::escape_debug).collect()
}
