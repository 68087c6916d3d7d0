//! A manifest as it is written, before any check: what another office sends is read through here alone.

use super::{Item, ItemKind, Manifest, ManifestFault, Route, Totals};
use crate::{
    audit::Hex,
    custody::{ItemName, Suite},
};
use serde::Deserialize;

/// The fields of a manifest, with texts that nobody has looked at.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::custody) struct Wire {
    route: Route,
    attempt: u32,
    suite: String,
    totals: Totals,
    items: Vec<WireItem>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct WireItem {
    name: String,
    kind: ItemKind,
    size: u64,
    sha256: Hex<32>,
}

impl WireItem {
    /// `place` counts from 1.
    fn checked(self, place: usize) -> Result<Item, ManifestFault> {
        let name = ItemName::parse(&self.name).map_err(|fault| ManifestFault::Name {
            place,
            name: self.name,
            fault,
        })?;
        Ok(Item {
            name,
            kind: self.kind,
            size: self.size,
            sha256: self.sha256,
        })
    }
}

impl TryFrom<Wire> for Manifest {
    type Error = ManifestFault;

    fn try_from(wire: Wire) -> Result<Self, ManifestFault> {
        let suite = Suite::try_from(wire.suite).map_err(ManifestFault::UnknownSuite)?;
        let items = (1..)
            .zip(wire.items)
            .map(|(place, item)| item.checked(place))
            .collect::<Result<_, _>>()?;
        let manifest = Self::new(wire.route, wire.attempt, suite, items)?;
        manifest.lists(wire.totals)?;
        Ok(manifest)
    }
}

impl Manifest {
    /// Reads a manifest, and says by a code of its own what is wrong with it.
    pub fn read(text: &[u8]) -> Result<Self, ManifestFault> {
        let wire: Wire =
            serde_json::from_slice(text).map_err(|error| ManifestFault::Unreadable { line: error.line() })?;
        wire.try_into()
    }

    fn lists(&self, declared: Totals) -> Result<(), ManifestFault> {
        let listed = self.totals;
        if declared.items != listed.items {
            let (declared, listed) = (declared.items, listed.items);
            return Err(ManifestFault::WrongCount { declared, listed });
        }
        if declared.bytes != listed.bytes {
            let (declared, listed) = (declared.bytes, listed.bytes);
            return Err(ManifestFault::WrongTotal { declared, listed });
        }
        Ok(())
    }
}
