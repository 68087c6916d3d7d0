//! Every entry once, in order, up to the head; and a manifest for each attempt.

use super::{CustodyExport, Fault};
use std::collections::BTreeSet;

impl CustodyExport {
    pub(super) fn verify_places(&self) -> Result<(), Fault> {
        for (place, manifest) in (1..).zip(&self.manifests) {
            let attempt = manifest.attempt();
            if attempt != place {
                return Err(Fault::ManifestOutOfPlace { place, attempt });
            }
        }
        let seen = self.verify_no_entry_twice()?;
        for (expected, entry) in (1..).zip(&self.entries) {
            let found = entry.statement.number;
            if found != expected {
                return Err(if seen.contains(&expected) {
                    Fault::EntriesReordered {
                        first: expected,
                        second: found,
                    }
                } else {
                    Fault::EntryMissing { entry: expected }
                });
            }
        }
        let (count, last) = (seen.len() as u64, self.head.entries);
        if count > last {
            return Err(Fault::EntryAdded { entry: last + 1 });
        }
        // Nothing at all is missing its first entry, whatever the head says.
        if count < last.max(1) {
            return Err(Fault::EntryMissing { entry: count + 1 });
        }
        Ok(())
    }

    /// The numbers of all entries. An entry that comes again in a later attempt is a replayed one.
    fn verify_no_entry_twice(&self) -> Result<BTreeSet<u64>, Fault> {
        let mut seen = BTreeSet::new();
        let mut current = 0;
        for entry in &self.entries {
            let (number, attempt) = (entry.statement.number, entry.statement.attempt);
            if !seen.insert(number) {
                return Err(if attempt < current {
                    Fault::replayed(&entry.statement, current)
                } else {
                    Fault::EntryTwice { entry: number }
                });
            }
            current = current.max(attempt);
        }
        Ok(seen)
    }
}
