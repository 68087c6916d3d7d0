//! A file holds as it was made; whatever is done to it is named.

use super::{
    fixtures::{arrived, check, destination, files, key, manifest, origin, route, sign, trusted},
    handover::{Handover, accepted, repaired},
};
use crate::{
    audit::Hex,
    custody::{Arrived, CustodyEntry, CustodyExport, Fault, Hop, HopFault, ReturnReason, Stage},
};
use serde_json::Value;

fn found(change: impl FnOnce(&mut CustodyExport)) -> Fault {
    let mut export = repaired().export();
    change(&mut export);
    export.verify(&trusted(), check, None).unwrap_err()
}

fn code(change: impl FnOnce(&mut CustodyExport)) -> &'static str {
    found(change).code()
}

/// What reading says after a change to the text of a good file.
fn read(change: impl FnOnce(&mut Value)) -> Fault {
    let mut value = serde_json::to_value(repaired().export()).unwrap();
    change(&mut value);
    CustodyExport::read(value.to_string().as_bytes()).unwrap_err()
}

fn hop(entry: u64, fault: HopFault) -> Fault {
    let office = repaired().entries[usize::try_from(entry).unwrap() - 1]
        .statement
        .office
        .clone();
    Fault::Hop { entry, office, fault }
}

#[test]
fn a_file_holds_through_its_text() {
    let whole = repaired().export();
    let text = serde_json::to_vec_pretty(&whole).unwrap();
    let read = CustodyExport::read(&text).unwrap();
    assert_eq!(read, whole);
    assert_eq!(serde_json::from_slice::<CustodyExport>(&text).unwrap(), whole);
    let summary = read.verify(&trusted(), check, Some(&files())).unwrap();
    assert_eq!(summary.route, route());
    assert_eq!(
        (summary.stage, summary.attempt, summary.custodian),
        (Stage::Accepted, 2, destination())
    );
    assert_eq!((summary.head.entries, summary.files_are_whole), (11, true));
}

#[test]
fn a_handover_under_way_is_whole_too() {
    for upto in 1..=11 {
        let whole = repaired();
        let hops = whole.entries[..upto]
            .iter()
            .map(|entry| (entry.statement.office.clone(), entry.statement.hop.clone()));
        let part = Handover::after(hops).export();
        let summary = part.verify(&trusted(), check, None).unwrap();
        let custodian = if upto == 11 { destination() } else { origin() };
        assert_eq!((summary.custodian, summary.files_are_whole), (custodian, false));
    }
}

#[test]
fn dropped_added_and_moved_entries_are_named() {
    for entry in 1..=11_u64 {
        let place = usize::try_from(entry).unwrap() - 1;
        let dropped = |export: &mut CustodyExport| drop(export.entries.remove(place));
        assert_eq!(found(dropped), Fault::EntryMissing { entry });
    }
    assert_eq!(
        found(|export| export.entries.clear()),
        Fault::EntryMissing { entry: 1 }
    );
    let nothing = |export: &mut CustodyExport| {
        export.entries.clear();
        export.head.entries = 0;
    };
    assert_eq!(found(nothing), Fault::EntryMissing { entry: 1 });
    assert_eq!(
        found(|export| export.entries.swap(3, 4)),
        Fault::EntriesReordered { first: 4, second: 5 }
    );
    let twice = |export: &mut CustodyExport| export.entries.insert(4, export.entries[3].clone());
    assert_eq!(found(twice), Fault::EntryTwice { entry: 4 });
    let added = |export: &mut CustodyExport| export.head.entries = 10;
    assert_eq!(found(added), Fault::EntryAdded { entry: 11 });
    assert_eq!(found(|export| export.head.hash = Hex([0; 32])), Fault::WrongHead);
}

#[test]
fn a_replayed_receipt_is_named_as_one() {
    let replayed = |export: &mut CustodyExport| export.entries[8] = export.entries[2].clone();
    let fault = HopFault::Replayed {
        attempt: 1,
        current: 2,
    };
    assert_eq!(found(replayed), hop(3, fault));
}

#[test]
fn an_altered_entry_is_told_from_an_altered_signature() {
    for place in 0..11 {
        let entry = place as u64 + 1;
        let office = repaired().entries[place].statement.office.clone();
        let altered = |export: &mut CustodyExport| {
            export.entries[place].statement.at = "2022-05-10T00:00:00Z".parse().unwrap();
        };
        assert_eq!(found(altered), Fault::EntryAltered { entry, office });
        let unsigned = |export: &mut CustodyExport| export.entries[place].signature = Hex([0; 64]);
        assert_eq!(code(unsigned), "WRONG_SIGNATURE");
    }
    let renumbered = |export: &mut CustodyExport| {
        export.entries.remove(2);
        for entry in &mut export.entries[2..] {
            entry.statement.number -= 1;
        }
        export.head.entries -= 1;
    };
    assert_eq!(code(renumbered), "ENTRY_ALTERED");
}

/// An office can sign other words with its own key; what the other office signed afterwards does not follow on them.
#[test]
fn an_office_cannot_take_back_what_the_other_built_upon() {
    let anew = |export: &mut CustodyExport| {
        let CustodyEntry { statement, signature } = &mut export.entries[1];
        statement.at = "2022-05-08T00:00:00Z".parse().unwrap();
        *signature = sign(&key(&origin()), &statement.message());
    };
    assert_eq!(found(anew), hop(3, HopFault::BrokenLink));
}

#[test]
fn a_manifest_that_nobody_signed_is_named() {
    let mut other = serde_json::to_value(manifest(1)).unwrap();
    other["items"][0]["kind"] = "RECORD".into();
    let other = serde_json::from_value(other).unwrap();
    let altered = |export: &mut CustodyExport| export.manifests[0] = other;
    assert_eq!(found(altered), hop(1, HopFault::WrongManifest));
    assert_eq!(
        found(|export| export.manifests.swap(0, 1)),
        Fault::ManifestOutOfPlace { place: 1, attempt: 2 }
    );
    assert_eq!(
        found(|export| drop(export.manifests.pop())),
        Fault::ManifestMissing { attempt: 2 }
    );
    assert_eq!(
        found(|export| export.manifests.clear()),
        Fault::ManifestMissing { attempt: 1 }
    );
    assert_eq!(
        found(|export| export.manifests.push(manifest(3))),
        Fault::ManifestUnused { attempt: 3 }
    );
}

/// Signed by the right office, and not possible all the same: the rules hold for what is read, not only for what is made.
#[test]
fn a_hop_that_was_not_possible_is_found_however_well_it_is_signed() {
    type Case = (Hop, &'static str);
    let cases: [Case; 4] = [
        (accepted(), "IMPOSSIBLE_HOP"),
        (Hop::Returned(ReturnReason::Refused), "IMPOSSIBLE_HOP"),
        (Hop::Sent, "IMPOSSIBLE_HOP"),
        (Hop::Refused(vec![]), "VERDICT_MISSING"),
    ];
    for (wrong, expected) in cases {
        let forced = |export: &mut CustodyExport| {
            export.entries.truncate(3);
            export.manifests.truncate(1);
            let CustodyEntry { statement, signature } = &mut export.entries[2];
            statement.hop = wrong;
            *signature = sign(&key(&destination()), &statement.message());
            export.head.entries = 3;
            export.head.hash = Hex(statement.hash());
        };
        assert_eq!(code(forced), expected);
    }
}

#[test]
fn files_are_compared_with_the_manifest() {
    let export = repaired().export();
    let with = |files: &[Arrived]| {
        let fault = export.verify(&trusted(), check, Some(files)).unwrap_err();
        format!("{}: {fault}", fault.code())
    };
    assert_eq!(
        with(&files()[1..]),
        "FILE_MISSING: the file 01-certificate.pdf is missing"
    );
    let mut altered = files();
    altered[1] = arrived("02-vehicle.jpg", b"A picture");
    assert_eq!(
        with(&altered),
        "FILE_ALTERED: the file 02-vehicle.jpg was altered: its content is another"
    );
    let mut more = files();
    more.push(arrived("04-more.pdf", b""));
    assert_eq!(with(&more), "FILE_TOO_MUCH: the file 04-more.pdf is too much");
}

#[test]
fn what_cannot_be_read_says_why() {
    let line = |text: &str| CustodyExport::read(text.as_bytes()).unwrap_err();
    assert_eq!(line("{\n}"), Fault::Unreadable { line: 2 });
    assert_eq!(
        read(|file| file["format"] = "banli/custody-chain/2".into()),
        Fault::UnknownFormat("banli/custody-chain/2".into())
    );
    let later = r#"{"format": "banli/custody-chain/2", "chains": 1}"#;
    assert_eq!(line(later).code(), "UNKNOWN_FORMAT", "not called damaged");
    let suite = read(|file| file["entries"][4]["statement"]["suite"] = "sm2-sm3".into());
    assert_eq!(
        suite.to_string(),
        "the suite sm2-sm3 of entry 5 is not known here"
    );
    let in_manifest = read(|file| file["manifests"][1]["suite"] = "sm2-sm3".into());
    assert_eq!(in_manifest.code(), "UNKNOWN_SUITE");
    let traversal = read(|file| file["manifests"][1]["items"][0]["name"] = "../../a".into());
    assert_eq!(
        format!("{}: {traversal}", traversal.code()),
        "NAME_SEPARATOR: manifest 2: the name \"../../a\" of file 1 holds a separator of folders"
    );
}

/// What is not signed has no place beside what is.
#[test]
fn nothing_can_be_added_to_a_file() {
    type Place = fn(&mut Value) -> &mut Value;
    let places: [Place; 8] = [
        |file| file,
        |file| &mut file["head"],
        |file| &mut file["keys"][0],
        |file| &mut file["entries"][0],
        |file| &mut file["entries"][0]["statement"],
        |file| &mut file["entries"][4]["statement"]["hop"],
        |file| &mut file["entries"][4]["statement"]["hop"]["REFUSED"][0],
        |file| &mut file["manifests"][0]["route"],
    ];
    for place in places {
        let fault = read(|file| place(file)["note"] = "paid".into());
        assert_eq!(fault.code(), "UNREADABLE_FILE");
    }
    let text = serde_json::to_string(&repaired().export()).unwrap();
    let twice = text.replacen("\"attempt\":", "\"attempt\":1,\"attempt\":", 1);
    assert!(CustodyExport::read(twice.as_bytes()).is_err(), "a field twice");
}
