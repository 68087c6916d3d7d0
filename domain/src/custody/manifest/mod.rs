//! What the file of a vehicle holds, as the office of origin vouches for it.

mod check;
mod fault;
mod item;
mod wire;

pub use fault::ManifestFault;
pub use item::{Item, ItemKind};
pub(super) use wire::Wire;

use super::{Suite, labelled};
use crate::{
    audit::Hex,
    case::chain::Hash,
    identifier::{CaseNumber, OfficeCode},
};
use serde::{Deserialize, Serialize};

/// Most files in one manifest.
pub const MAX_ITEMS: usize = 2000;

/// Largest file, in bytes: 4 GiB.
pub const MAX_ITEM_BYTES: u64 = 1 << 32;

/// Most bytes in all: 16 GiB. Well below 2^53, from where on a reader in another language may lose the last digits.
pub const MAX_BYTES: u64 = 1 << 34;

/// What is handed over, from where to where. The same for every attempt of a handover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Route {
    /// The number of the handover, which is a case of its own.
    pub handover: CaseNumber,
    /// A keyed or salted hash of the vehicle's identification number, made where the key or salt is. Both offices can
    /// compare it; to anybody else it says nothing.
    pub vehicle: Hex<32>,
    pub origin: OfficeCode,
    pub destination: OfficeCode,
}

/// How much a manifest lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Totals {
    pub items: u64,
    pub bytes: u64,
}

/// A manifest that has passed every check. It holds nothing that names a person or a vehicle in clear.
///
/// It has no signature of its own: the office of origin signs its hash with the entry that offers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", try_from = "Wire")]
pub struct Manifest {
    route: Route,
    attempt: u32,
    suite: Suite,
    totals: Totals,
    items: Vec<Item>,
}

impl Manifest {
    /// A manifest of these files, in this order. `attempt` counts the offers of the handover, from 1: so the manifests of
    /// two attempts are two, even when the files are the same.
    pub fn new(route: Route, attempt: u32, suite: Suite, items: Vec<Item>) -> Result<Self, ManifestFault> {
        if route.origin == route.destination {
            return Err(ManifestFault::SameOffice(route.origin));
        }
        if attempt == 0 {
            return Err(ManifestFault::AttemptZero);
        }
        let totals = check::totals(&items)?;
        Ok(Self {
            route,
            attempt,
            suite,
            totals,
            items,
        })
    }

    pub const fn route(&self) -> &Route {
        &self.route
    }

    pub const fn attempt(&self) -> u32 {
        self.attempt
    }

    /// What signs the entries about this manifest, and hashes them.
    pub const fn suite(&self) -> Suite {
        self.suite
    }

    pub const fn totals(&self) -> Totals {
        self.totals
    }

    /// At least one, no two of one name.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The bytes that are hashed.
    pub fn message(&self) -> Vec<u8> {
        labelled("banli/custody-manifest/1", self)
    }

    /// The hash by which every entry names its manifest.
    pub fn hash(&self) -> Hash {
        self.suite.digest(&self.message())
    }
}
