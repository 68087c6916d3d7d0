//! Checkpoints: one signed statement about the chains of all cases, and the proof of one case against it.
//!
//! The chain of a case shows that nothing in it was altered, dropped or moved; it does not show that it was not
//! written anew as a whole, or cut off at its end. A checkpoint does: it signs the root of a Merkle tree over the
//! heads of all chains, and whoever has kept the root or the public key can check one case without the others.

mod case_proof;
mod checkpoint;
mod fault;
mod hexadecimal;
mod leaf;
pub mod merkle;
#[cfg(test)]
mod tests;

pub use case_proof::{CaseProof, FORMAT, Inclusion, ProvenEvent};
pub use checkpoint::{Checkpoint, SignedCheckpoint};
pub use fault::Fault;
pub use hexadecimal::{Hex, NotHex};
pub use leaf::Leaf;

/// A public key of Ed25519 (RFC 8032).
pub type PublicKey = Hex<32>;

/// A signature of Ed25519 (RFC 8032).
pub type Signature = Hex<64>;

/// Whether a signature of a message is of a key; the mathematics live where the keys do.
pub type SignatureCheck = fn(&PublicKey, &[u8], &Signature) -> bool;
