//! Files of a handover: only the chain that was made holds, whatever is done to its text, and no name leaves its folder.

mod made;

use crate::{both_ways, input, stand_in};
use domain::{
    audit::Hex,
    custody::{
        Arrived, CustodyExport, Item, ItemName, KeyId, Manifest, NameFault, Suite, TrustedKeys, UnknownSuite,
    },
    identifier::is_hidden,
};
use serde_json::json;
use std::{
    fmt::Display,
    path::{Component, Path},
};

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    match choice {
        b'{' => {
            chain(data);
            manifest(data);
        }
        b'm' => manifest(&input::edited(made::MANIFEST.as_bytes(), rest)),
        b'n' => input::text(rest).map_or((), name),
        b'k' => input::text(rest).map_or((), key_id),
        b's' => input::text(rest).map_or((), suite),
        _ => chain(&input::edited(made::TEXT.as_bytes(), rest)),
    }
}

fn chain(text: &[u8]) {
    let export = match CustodyExport::read(text) {
        Ok(export) => export,
        Err(fault) => return can_be_told(fault.code(), &fault),
    };
    assert_eq!(serde_json::from_slice(text).ok().as_ref(), Some(&export));
    let written = serde_json::to_vec(&export).expect("a chain is JSON");
    assert_eq!(CustodyExport::read(&written).as_ref(), Ok(&export));
    let files = made::files();
    for trusted in [TrustedKeys::new(), made::trusted()] {
        for files in [None, Some(files.as_slice())] {
            match export.verify(&trusted, stand_in::check, files) {
                Ok(_) => assert!(begins_as_made(&export), "another chain holds"),
                Err(fault) => {
                    assert_ne!(
                        text,
                        made::TEXT.as_bytes(),
                        "what was made does not hold: {fault}"
                    );
                    can_be_told(fault.code(), &fault);
                }
            }
        }
    }
}

/// The head is not signed: whoever cuts off the end of a chain can write it anew. The keys are as the file says.
fn begins_as_made(export: &CustodyExport) -> bool {
    let last = export.entries.last().map(|entry| Hex(entry.statement.hash()));
    made::EXPORT.manifests.starts_with(&export.manifests)
        && made::EXPORT.entries.starts_with(&export.entries)
        && (export.head.entries, Some(export.head.hash)) == (export.entries.len() as u64, last)
}

fn manifest(text: &[u8]) {
    let read = Manifest::read(text);
    let by_serde = serde_json::from_slice::<Manifest>(text).ok();
    assert_eq!(by_serde.as_ref(), read.as_ref().ok(), "there is a second way in");
    let manifest = match read {
        Ok(manifest) => manifest,
        Err(fault) => return can_be_told(fault.code(), &fault),
    };
    let written = serde_json::to_vec(&manifest).expect("a manifest is JSON");
    assert_eq!(Manifest::read(&written).as_ref(), Ok(&manifest));
    let mut files: Vec<_> = manifest.items().iter().map(arrived).collect();
    assert!(manifest.differences(&files).is_empty());
    files.pop();
    assert_eq!(manifest.differences(&files).len(), 1, "a file is missing");
}

fn arrived(item: &Item) -> Arrived {
    Arrived {
        name: item.name.to_string(),
        size: item.size,
        sha256: item.sha256,
    }
}

fn name(text: &str) {
    match both_ways::read::<ItemName>(text) {
        Ok(name) => {
            assert_eq!(name.as_str(), text, "the bytes of a name are signed");
            let parts: Vec<_> = Path::new(text).components().collect();
            assert!(matches!(parts[..], [Component::Normal(only)] if only == text));
            assert!(!text.contains(['/', '\\', ':']), "a folder on another system");
        }
        Err(fault) => {
            assert!(NameFault::ALL.contains(&fault));
            can_be_told(fault.code(), &fault);
        }
    }
}

/// What is no name of a key has one error alone.
fn key_id(text: &str) {
    if let Ok(id) = both_ways::read::<KeyId>(text) {
        assert_eq!(id.as_str(), text);
        assert!(text.is_ascii() && !text.contains(char::is_whitespace));
    }
}

fn suite(text: &str) {
    let by_serde = serde_json::from_value::<Suite>(json!(text));
    match Suite::try_from(text.to_owned()) {
        Ok(suite) => assert_eq!((suite.name(), by_serde.ok()), (text, Some(suite))),
        Err(unknown) => {
            assert_eq!(unknown, UnknownSuite(text.to_owned()));
            let words = unknown.to_string();
            assert_eq!(by_serde.err().map(|error| error.to_string()), Some(words));
        }
    }
}

/// A fault has a code, and its words do nothing to a terminal, whatever stood in the file.
fn can_be_told(code: &str, words: &impl Display) {
    assert!(!code.is_empty());
    assert!(!words.to_string().contains(is_hidden));
}
