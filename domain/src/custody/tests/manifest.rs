//! Manifests: what is refused, by which code, and through the wire as well.

use super::fixtures::{item, manifest, origin, route};
use crate::custody::{
    Item, Manifest, ManifestFault, Suite,
    manifest::{MAX_BYTES, MAX_ITEM_BYTES, MAX_ITEMS},
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;

fn made(items: Vec<Item>) -> Result<Manifest, ManifestFault> {
    Manifest::new(route(), 1, Suite::Ed25519Sha256, items)
}

fn code(items: Vec<Item>) -> &'static str {
    made(items).unwrap_err().code()
}

fn sized(name: &str, size: u64) -> Item {
    Item {
        size,
        ..item(name, b"")
    }
}

/// What reading says after a change to a good manifest.
fn read(change: impl FnOnce(&mut Value)) -> Result<Manifest, ManifestFault> {
    let mut value = serde_json::to_value(manifest(1)).unwrap();
    change(&mut value);
    let read = Manifest::read(value.to_string().as_bytes());
    let plain = serde_json::from_value::<Manifest>(value);
    assert_eq!(read.clone().ok(), plain.ok(), "there is no second way in");
    read
}

#[test]
fn a_manifest_counts_what_it_lists() {
    let manifest = manifest(1);
    assert_eq!((manifest.totals().items, manifest.totals().bytes), (3, 16));
    assert_eq!(read(|_| ()), Ok(manifest));
}

#[test]
fn lists_that_no_folder_could_hold_are_refused() {
    assert_eq!(code(vec![]), "MANIFEST_EMPTY");
    let many = |count| -> Vec<Item> { (0..count).map(|at| item(&format!("{at}.jpg"), b"")).collect() };
    assert!(made(many(MAX_ITEMS)).is_ok());
    assert_eq!(code(many(MAX_ITEMS + 1)), "TOO_MANY_ITEMS");
    assert_eq!(code(vec![item("a.jpg", b"1"), item("a.jpg", b"2")]), "NAME_TWICE");
    for (one, other) in [("a.jpg", "A.JPG"), ("a1.jpg", "ａ１.jpg"), ("é", "É")] {
        let alike = made(vec![item(one, b""), item(other, b"")]);
        assert_eq!(
            alike.unwrap_err().to_string(),
            format!("the names {one} and {other} differ in case or width alone")
        );
    }
}

#[test]
fn sizes_have_bounds() {
    assert!(made(vec![sized("a", MAX_ITEM_BYTES)]).is_ok());
    assert_eq!(code(vec![sized("a", MAX_ITEM_BYTES + 1)]), "ITEM_TOO_LARGE");
    assert_eq!(code(vec![sized("a", u64::MAX), sized("b", 1)]), "ITEM_TOO_LARGE");
    let full = |one_more| -> Vec<Item> {
        let whole = (0..MAX_BYTES / MAX_ITEM_BYTES).map(|at| sized(&at.to_string(), MAX_ITEM_BYTES));
        whole.chain([sized("last", one_more)]).collect()
    };
    assert!(made(full(0)).is_ok());
    assert_eq!(code(full(1)), "TOTAL_TOO_LARGE");
}

#[test]
fn an_office_does_not_hand_over_to_itself() {
    let mut same = route();
    same.destination = origin();
    let made = Manifest::new(same, 1, Suite::Ed25519Sha256, vec![item("a", b"")]);
    assert_eq!(made, Err(ManifestFault::SameOffice(origin())));
    let zero = Manifest::new(route(), 0, Suite::Ed25519Sha256, vec![item("a", b"")]);
    assert_eq!(zero, Err(ManifestFault::AttemptZero));
}

#[test]
fn what_is_read_is_checked_as_what_is_made() {
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 11] = [
        ("WRONG_COUNT", |value| value["totals"]["items"] = 4.into()),
        ("WRONG_TOTAL", |value| value["totals"]["bytes"] = 17.into()),
        ("WRONG_TOTAL", |value| value["items"][0]["size"] = 4.into()),
        ("NAME_SEPARATOR", |value| {
            value["items"][1]["name"] = "../../a".into();
        }),
        ("NAME_DOTS", |value| value["items"][1]["name"] = "..".into()),
        ("NAME_TWICE", |value| {
            value["items"][2]["name"] = value["items"][0]["name"].clone();
        }),
        ("MANIFEST_EMPTY", |value| value["items"] = json!([])),
        ("UNKNOWN_SUITE", |value| value["suite"] = "sm2-sm3".into()),
        ("ATTEMPT_ZERO", |value| value["attempt"] = 0.into()),
        ("UNREADABLE_MANIFEST", |value| {
            value["items"][0]["owner"] = "a name".into();
        }),
        ("UNREADABLE_MANIFEST", |value| {
            value["items"][0]["size"] = (-1).into();
        }),
    ];
    for (expected, change) in changes {
        assert_eq!(read(change).unwrap_err().code(), expected);
    }
}

#[test]
fn a_fault_names_the_file_and_shows_no_hidden_character() {
    let fault = read(|value| value["items"][1]["name"] = "\u{1b}[2Jgpj\u{202E}.exe".into());
    assert_eq!(
        fault.unwrap_err().to_string(),
        r#"the name "\u{1b}[2Jgpj\u{202e}.exe" of file 2 holds a character that cannot be seen"#
    );
}

#[test]
fn every_part_of_a_manifest_counts() {
    let whole = manifest(1).hash();
    assert_ne!(manifest(2).hash(), whole, "the same files, offered again");
    let changes: [fn(&mut Value); 5] = [
        |value| value["route"]["vehicle"] = "06".repeat(32).into(),
        |value| value["route"]["destination"] = "11010001".into(),
        |value| value["items"][0]["kind"] = "RECORD".into(),
        |value| value["items"][0]["sha256"] = "06".repeat(32).into(),
        |value| value["items"].as_array_mut().unwrap().swap(0, 1),
    ];
    for change in changes {
        assert_ne!(read(change).unwrap().hash(), whole);
    }
}

proptest! {
    /// Whatever another office sends: what can be read at all can be written into a folder, each file beside the others.
    #[test]
    fn a_manifest_that_is_read_can_be_written_to_a_folder(
        names in prop::collection::vec("[a-bA-BＡ./\\\\: ]{0,4}|\\PC{0,8}", 1..5),
    ) {
        let items: Vec<Value> = names
            .iter()
            .map(|name| json!({"name": name, "kind": "SCAN", "size": 1, "sha256": "00".repeat(32)}))
            .collect();
        let read = read(|value| {
            value["totals"] = json!({"items": items.len(), "bytes": items.len()});
            value["items"] = items.into();
        });
        if let Ok(manifest) = read {
            let folder = Path::new("folder");
            for item in manifest.items() {
                let path = folder.join(item.name.as_str());
                prop_assert_eq!(path.parent(), Some(folder));
            }
            let mut lower: Vec<_> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
            lower.sort();
            lower.dedup();
            prop_assert_eq!(lower.len(), names.len());
        }
    }
}
