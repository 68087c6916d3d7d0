//! 监管链导出: what both offices said of a file, taken out of the history of its handover, as a file that is checked offline.

use super::{Event, HandoverOutcome};
use crate::{
    audit::Hex,
    case::{EffectEvent, Outcome},
    custody::{CustodyEntry, CustodyExport, FORMAT, Head, Hop, Manifest, OfficeKey},
};

/// The chain of a handover with the manifest of each attempt. `events` is the whole history, oldest first; of `keys`, those that
/// signed are kept. `None` before the first statement.
pub fn custody_export<'a>(
    events: impl IntoIterator<Item = &'a Event>,
    keys: Vec<OfficeKey>,
) -> Option<CustodyExport> {
    let mut gathered: Vec<&Manifest> = vec![];
    let mut manifests = vec![];
    let mut entries: Vec<CustodyEntry> = vec![];
    for event in events {
        match event {
            Event::Effect(EffectEvent::EffectSettled {
                outcome: Outcome::Own(HandoverOutcome::Gathered { manifest }),
                ..
            }) => gathered.push(manifest),
            Event::StatementSigned { entry } => {
                if entry.statement.hop == Hop::Offered {
                    manifests.extend(offered(&gathered, entry));
                }
                entries.push((**entry).clone());
            }
            _ => {}
        }
    }
    let last = entries.last()?;
    let head = Head {
        entries: last.statement.number,
        hash: Hex(last.statement.hash()),
    };
    let keys = keys
        .into_iter()
        .filter(|key| signed_with(&entries, key))
        .collect();
    Some(CustodyExport {
        format: FORMAT.to_owned(),
        manifests,
        entries,
        head,
        keys,
    })
}

/// What an offer is of, by the hash that it names.
fn offered(gathered: &[&Manifest], offer: &CustodyEntry) -> Option<Manifest> {
    let named = |manifest: &&&Manifest| Hex(manifest.hash()) == offer.statement.manifest;
    gathered
        .iter()
        .rev()
        .find(named)
        .map(|manifest| (*manifest).clone())
}

fn signed_with(entries: &[CustodyEntry], key: &OfficeKey) -> bool {
    let by = |entry: &CustodyEntry| {
        let statement = &entry.statement;
        statement.office == key.office && statement.key_id == key.key_id
    };
    entries.iter().any(by)
}
