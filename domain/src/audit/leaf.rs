//! A leaf of a checkpoint's tree: one case at one version.

use super::merkle;
use crate::{case::chain::Hash, identifier::CaseNumber};

/// Where the chain of a case stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    pub case: CaseNumber,
    /// The version of its last event.
    pub version: u64,
    /// The hash of its last event.
    pub head: Hash,
}

impl Leaf {
    /// The hash of the leaf. Its data: a label, the number of the case, a zero byte, the version as 8 bytes with the
    /// highest first, the 32 bytes of the head.
    pub fn hash(&self) -> Hash {
        let parts: [&[u8]; 5] = [
            b"banli/leaf/1\0",
            self.case.as_str().as_bytes(),
            b"\0",
            &self.version.to_be_bytes(),
            &self.head,
        ];
        merkle::leaf_hash(&parts.concat())
    }
}
