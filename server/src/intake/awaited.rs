//! What an intake asks of the record: which handover waits for bytes, which bytes, and from whom.

use async_trait::async_trait;
use domain::{
    audit::PublicKey,
    custody::{Custody, Manifest},
    identifier::CaseNumber,
};
use std::sync::Arc;

/// The handovers of the record.
#[async_trait]
pub trait Handovers: Send + Sync {
    /// The attempt, if it waits for its bytes now. Asked for each request.
    async fn awaited(&self, handover: &CaseNumber, attempt: u32) -> Result<Option<Arc<Awaited>>, RecordAway>;
}

/// The record cannot be asked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to ask the record which handover waits for bytes")]
pub struct RecordAway;

/// A manifest that the office of origin has signed and nobody has answered yet, with the public keys of that office.
#[derive(Clone, Debug)]
pub struct Awaited {
    manifest: Manifest,
    keys: Vec<PublicKey>,
}

impl Awaited {
    /// `None` unless the chain says that this manifest is on offer: an offer enters it with its signature alone.
    pub fn new(custody: &Custody, manifest: Manifest, keys: Vec<PublicKey>) -> Option<Self> {
        custody.awaits(&manifest).then_some(Self { manifest, keys })
    }

    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// All that the office of origin signs with.
    pub fn keys(&self) -> &[PublicKey] {
        &self.keys
    }
}
