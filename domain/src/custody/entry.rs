//! What an office signs at each hop.

use super::{Hop, KeyId, Suite, labelled};
use crate::{
    audit::{Hex, PublicKey, Signature, SignatureCheck},
    case::chain::Hash,
    identifier::OfficeCode,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// A hop, by whom, when and about what, on top of the statement before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Statement {
    /// From 1, without gaps, through all attempts.
    pub number: u64,
    /// Which offer of the handover it belongs to, from 1. With the hash of the manifest it keeps a receipt of one attempt
    /// from being one of another.
    pub attempt: u32,
    pub hop: Hop,
    /// The office that made the hop and signs.
    pub office: OfficeCode,
    /// Office time, as the office says. The order of entries is that of their links, whatever the clocks of two offices say.
    pub at: Moment,
    /// The hash of the attempt's manifest.
    pub manifest: Hex<32>,
    /// The hash of the statement before; zeros for the first.
    pub previous: Hex<32>,
    pub suite: Suite,
    /// Which of its keys the office signs with.
    pub key_id: KeyId,
}

/// A statement with its signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustodyEntry {
    pub statement: Statement,
    pub signature: Signature,
}

impl Statement {
    /// The bytes that are signed.
    pub fn message(&self) -> Vec<u8> {
        labelled("banli/custody-entry/1", self)
    }

    /// The hash that the next statement names. It leaves the signature out: what was said stays the same when an office
    /// signs it again, as with a new key.
    pub fn hash(&self) -> Hash {
        self.suite.digest(&self.message())
    }
}

impl CustodyEntry {
    /// Whether the signature is of a key.
    pub fn is_signed_by(&self, key: &PublicKey, check: SignatureCheck) -> bool {
        check(key, &self.statement.message(), &self.signature)
    }
}
