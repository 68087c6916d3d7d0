//! Whatever is done to the file of any handover is found.

use super::{
    fixtures::{check, key, manifest, sign, stranger, trusted},
    handover::repaired,
    stages::hops,
    walks::walk,
};
use crate::{
    audit::Hex,
    custody::{CustodyEntry, CustodyExport},
};
use chrono::TimeDelta;
use proptest::{prelude::*, sample::Index};

fn holds(export: &CustodyExport) -> bool {
    export.verify(&trusted(), check, None).is_ok()
}

/// Changes one thing of an entry.
fn alter(entry: &mut CustodyEntry, what: u8, how: Index) {
    let CustodyEntry { statement, signature } = entry;
    let byte = u8::try_from(how.index(256)).unwrap();
    match what {
        0 => statement.number = how.index(20) as u64,
        1 => statement.attempt = u32::try_from(how.index(5)).unwrap(),
        2 => statement.hop = how.get(&hops()).clone(),
        3 => statement.office = how.get(&[stranger(), "33010001".parse().unwrap()]).clone(),
        4 => statement.at += TimeDelta::seconds(how.index(3).try_into().unwrap()),
        5 => statement.manifest = Hex(manifest(1 + u32::from(byte % 3)).hash()),
        6 => statement.previous.0[how.index(32)] ^= byte,
        7 => statement.key_id = ["2025", "2026"][how.index(2)].parse().unwrap(),
        8 => signature.0[how.index(64)] ^= byte,
        _ => *signature = sign(&key(&stranger()), &statement.message()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn an_alteration_of_an_entry_is_found(
        handover in walk(1), place in any::<Index>(), what in 0..10_u8, how in any::<Index>(),
    ) {
        let whole = handover.export();
        let mut export = whole.clone();
        let place = place.index(export.entries.len());
        alter(&mut export.entries[place], what, how);
        prop_assert!(export == whole || !holds(&export));
    }

    #[test]
    fn a_dropped_entry_is_found(handover in walk(1), place in any::<Index>()) {
        let mut export = handover.export();
        let place = place.index(export.entries.len());
        export.entries.remove(place);
        prop_assert!(!holds(&export));
    }

    #[test]
    fn swapped_entries_are_found(handover in walk(2), one in any::<Index>(), other in any::<Index>()) {
        let mut export = handover.export();
        let count = export.entries.len();
        let (one, other) = (one.index(count), other.index(count));
        export.entries.swap(one, other);
        prop_assert_eq!(holds(&export), one == other);
    }

    #[test]
    fn a_doubled_entry_is_found(handover in walk(1), which in any::<Index>(), place in any::<Index>()) {
        let mut export = handover.export();
        let entry = which.get(&export.entries).clone();
        export.entries.insert(place.index(export.entries.len() + 1), entry);
        prop_assert!(!holds(&export));
        // Also when the end of the file was made to fit.
        export.head.entries += 1;
        prop_assert!(!holds(&export));
    }

    /// Entries of two handovers that began alike are not entries of one.
    #[test]
    fn an_entry_of_another_handover_is_found(one in walk(2), other in walk(2), place in any::<Index>()) {
        let mut export = one.export();
        let last = export.entries.len().min(other.entries.len());
        let place = place.index(last);
        let whole = export.clone();
        export.entries[place] = other.entries[place].clone();
        prop_assert!(export == whole || !holds(&export));
    }

    /// Whatever digit, letter or sign of the file is changed: it cannot be read, or it does not hold. The keys are those of
    /// whoever made the file, and nobody looks at them who has their own.
    #[test]
    fn no_byte_of_the_file_is_free(place in any::<Index>(), other in b' '..b'~') {
        let whole = repaired().export();
        let mut text = serde_json::to_vec(&whole).unwrap();
        let place = place.index(text.len());
        text[place] = other;
        if let Ok(mut read) = CustodyExport::read(&text) {
            let held = holds(&read);
            read.keys.clone_from(&whole.keys);
            // Capitals in a hash, or the same byte again, leave the same file.
            prop_assert!(read == whole || !held);
        }
    }
}
