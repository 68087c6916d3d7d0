//! The proof of one case, which anybody can check with nothing but the public key of the signer.

use super::{Fault, Hex, Leaf, PublicKey, SignatureCheck, SignedCheckpoint, merkle};
use crate::{
    case::chain::{self, GENESIS, Hash, Link},
    identifier::CaseNumber,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The form of the file.
pub const FORMAT: &str = "banli/case-proof/1";

/// A case as a checkpoint has it. Holds no content: of each event its number, kind of case and time, and commitments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CaseProof {
    /// [`FORMAT`].
    pub format: String,
    pub case: CaseNumber,
    pub inclusion: Inclusion,
    pub checkpoint: SignedCheckpoint,
    /// The key that signed, as the one who made the file says. Whoever checks brings their own.
    pub public_key: PublicKey,
    /// From the first to the one that the checkpoint has last.
    pub events: Vec<ProvenEvent>,
}

/// The leaf of the case, and its way to the root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Inclusion {
    pub version: u64,
    pub head: Hex<32>,
    /// Place among the leaves, from 0.
    pub index: u64,
    /// The hashes beside the way, the lowest first.
    pub path: Vec<Hex<32>>,
}

/// An event as its chain has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProvenEvent {
    pub previous_hash: Hex<32>,
    pub link: Link,
    /// Follows from the two above; it tells an event that was altered from a chain that was written anew.
    pub hash: Hex<32>,
}

impl ProvenEvent {
    fn computed(&self) -> Result<Hash, Fault> {
        let event = self.link.version;
        chain::hash(&self.previous_hash.0, &self.link).map_err(|_| Fault::EventUnreadable { event })
    }
}

impl CaseProof {
    /// Checks the signature, then the way to the root, then the events from the last to the first: what is signed
    /// vouches for the leaf, the leaf for the last event, and each event for the one before it.
    ///
    /// `trusted` is the key of whoever should have signed; without one the file is taken at its word, which only shows
    /// that the file is whole.
    pub fn verify(&self, trusted: Option<&PublicKey>, check: SignatureCheck) -> Result<(), Fault> {
        if self.format != FORMAT {
            return Err(Fault::UnknownFormat(self.format.clone()));
        }
        self.verify_signature(trusted, check)?;
        self.verify_inclusion()?;
        self.verify_places()?;
        self.verify_chain()
    }

    fn verify_signature(&self, trusted: Option<&PublicKey>, check: SignatureCheck) -> Result<(), Fault> {
        let SignedCheckpoint {
            checkpoint,
            signature,
        } = &self.checkpoint;
        let message = checkpoint.message();
        let holds = |key: &PublicKey| check(key, &message, signature);
        let (number, key) = (checkpoint.number, checkpoint.key_id.clone());
        if holds(trusted.unwrap_or(&self.public_key)) {
            Ok(())
        } else if holds(&self.public_key) {
            Err(Fault::WrongKey {
                checkpoint: number,
                key,
            })
        } else {
            Err(Fault::WrongSignature {
                checkpoint: number,
                key,
            })
        }
    }

    fn verify_inclusion(&self) -> Result<(), Fault> {
        let Inclusion {
            version,
            head,
            index,
            path,
        } = &self.inclusion;
        let leaf = Leaf {
            case: self.case.clone(),
            version: *version,
            head: head.0,
        };
        let path: Vec<Hash> = path.iter().map(|hash| hash.0).collect();
        let checkpoint = &self.checkpoint.checkpoint;
        let root = merkle::root_from(leaf.hash(), (*index, checkpoint.cases), &path);
        if root == Some(checkpoint.root.0) {
            Ok(())
        } else {
            Err(Fault::NotInCheckpoint {
                checkpoint: checkpoint.number,
                case: self.case.clone(),
            })
        }
    }

    /// Every event of this case once, and in order.
    fn verify_places(&self) -> Result<(), Fault> {
        let mut seen = BTreeSet::new();
        for (place, event) in (1..).zip(&self.events) {
            if event.link.case != self.case.as_str() {
                let case = event.link.case.clone();
                return Err(Fault::EventOfAnotherCase { event: place, case });
            }
            if !seen.insert(event.link.version) {
                return Err(Fault::EventTwice {
                    event: event.link.version,
                });
            }
        }
        for (expected, event) in (1..).zip(&self.events) {
            let found = event.link.version;
            if found != expected {
                return Err(if seen.contains(&expected) {
                    Fault::EventsReordered {
                        first: expected,
                        second: found,
                    }
                } else {
                    Fault::EventMissing { event: expected }
                });
            }
        }
        let (count, version) = (seen.len() as u64, self.inclusion.version);
        if count > version {
            return Err(Fault::EventAdded { event: version + 1 });
        }
        if count < version {
            return Err(Fault::EventMissing {
                event: self.first_break()?.unwrap_or(count + 1),
            });
        }
        Ok(())
    }

    fn verify_chain(&self) -> Result<(), Fault> {
        for event in &self.events {
            if event.computed()? != event.hash.0 {
                return Err(Fault::EventAltered {
                    event: event.link.version,
                });
            }
        }
        let mut vouched = self.inclusion.head.0;
        for event in self.events.iter().rev() {
            if event.hash.0 != vouched {
                return Err(match self.first_break()? {
                    None => Fault::Rewritten,
                    Some(_) => Fault::EventAltered {
                        event: event.link.version,
                    },
                });
            }
            vouched = event.previous_hash.0;
        }
        // A chain begins with nothing, so a first event that names one before it is none.
        if vouched == GENESIS {
            Ok(())
        } else {
            Err(Fault::EventAltered { event: 1 })
        }
    }

    /// The first event that does not follow on the one before it, by its place from 1.
    fn first_break(&self) -> Result<Option<u64>, Fault> {
        let mut head = GENESIS;
        for (place, event) in (1..).zip(&self.events) {
            if event.previous_hash.0 != head {
                return Ok(Some(place));
            }
            head = event.computed()?;
        }
        Ok(None)
    }
}
