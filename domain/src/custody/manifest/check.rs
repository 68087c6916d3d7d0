//! What holds for the files of every manifest.

use super::{Item, MAX_BYTES, MAX_ITEM_BYTES, MAX_ITEMS, ManifestFault, Totals};
use std::collections::BTreeMap;

/// Counts the files, and refuses a list that nobody could write to a folder.
pub(super) fn totals(items: &[Item]) -> Result<Totals, ManifestFault> {
    if items.is_empty() {
        return Err(ManifestFault::Empty);
    }
    if items.len() > MAX_ITEMS {
        return Err(ManifestFault::TooManyItems { count: items.len() });
    }
    names_differ(items)?;
    Ok(Totals {
        items: items.len() as u64,
        bytes: bytes(items)?,
    })
}

fn names_differ(items: &[Item]) -> Result<(), ManifestFault> {
    let mut seen = BTreeMap::new();
    for Item { name, .. } in items {
        if let Some(other) = seen.insert(name.folded(), name) {
            let (name, other) = (name.clone(), other.clone());
            return Err(if name == other {
                ManifestFault::NameTwice(name)
            } else {
                ManifestFault::NamesAlike { name, other }
            });
        }
    }
    Ok(())
}

/// The sum of all sizes; so few files of so bounded a size cannot overflow it.
fn bytes(items: &[Item]) -> Result<u64, ManifestFault> {
    let mut bytes = 0;
    for item in items {
        if item.size > MAX_ITEM_BYTES {
            return Err(ManifestFault::ItemTooLarge {
                name: item.name.clone(),
                size: item.size,
            });
        }
        bytes += item.size;
    }
    if bytes > MAX_BYTES {
        return Err(ManifestFault::TotalTooLarge { bytes });
    }
    Ok(bytes)
}
