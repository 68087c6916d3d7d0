//! What a checkpoint says, and the bytes that are signed.

use super::{Hex, Signature};
use crate::{
    case::chain::{Hash, canonical},
    time::Moment,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A statement about all cases. Checkpoints are a chain of their own: each names the hash of the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Checkpoint {
    /// From 1, without gaps.
    pub number: u64,
    /// Office time.
    pub at: Moment,
    /// The office day of which this is the daily checkpoint; none for one that was asked for.
    pub day: Option<NaiveDate>,
    /// Number of cases, which are the leaves of the tree in the order of their numbers.
    pub cases: u64,
    /// Cases that do not continue what the checkpoint before says, and that a person let pass all the same, as after
    /// the restoration of an older day. 0 at all other times.
    pub discontinued: u64,
    /// The root of the tree.
    pub root: Hex<32>,
    /// The hash of the checkpoint before; zeros for the first.
    pub previous: Hex<32>,
    /// The name of the key that signed.
    pub key_id: String,
}

/// A checkpoint with its signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignedCheckpoint {
    pub checkpoint: Checkpoint,
    pub signature: Signature,
}

impl Checkpoint {
    /// The bytes that are signed: a label and the canonical JSON (RFC 8785) of the checkpoint.
    pub fn message(&self) -> Vec<u8> {
        let value = serde_json::to_value(self).expect("numbers and texts are JSON");
        let body = canonical(&value).expect("a checkpoint has no fractions");
        [b"banli/checkpoint/1\0".as_slice(), &body].concat()
    }

    /// The hash of the message, which the next checkpoint names.
    pub fn hash(&self) -> Hash {
        Sha256::digest(self.message()).into()
    }
}
