//! Sealing, rotation and derived names.

use super::{CaseKey, Key, KeyRing, Place};
use crate::StoreError;
use domain::{case::RequestId, identifier::CaseNumber};
use secrecy::SecretBox;
use std::collections::BTreeMap;
use uuid::Uuid;

fn key(byte: u8) -> Key {
    SecretBox::new(Box::new([byte; 32]))
}

fn ring(primary: &str, ids: &[(&str, u8)]) -> KeyRing {
    let keys = ids
        .iter()
        .map(|(id, byte)| ((*id).to_owned(), key(*byte)))
        .collect::<BTreeMap<_, _>>();
    KeyRing::new(primary, &keys, key(9)).unwrap()
}

const NAME: Place<'_> = Place {
    table: "persons",
    column: "name_enc",
    row: "1",
};

#[test]
fn a_sealed_value_opens_at_its_place_only() {
    let ring = ring("a", &[("a", 1)]);
    let sealed = ring.seal(&NAME, "王小明".as_bytes());
    assert_eq!(ring.open_text(&NAME, &sealed).unwrap(), "王小明");
    assert_ne!(sealed, ring.seal(&NAME, "王小明".as_bytes()), "nonces differ");
    for moved in [
        Place { row: "2", ..NAME },
        Place {
            column: "document_enc",
            ..NAME
        },
        Place {
            table: "inbox",
            ..NAME
        },
    ] {
        assert!(matches!(
            ring.open(&moved, &sealed),
            Err(StoreError::Unreadable(_))
        ));
    }
}

#[test]
fn every_byte_of_a_sealed_value_counts() {
    let ring = ring("a", &[("a", 1)]);
    let sealed = ring.seal(&NAME, b"x");
    for place in 0..sealed.len() {
        let mut bent = sealed.clone();
        bent[place] ^= 1;
        assert!(ring.open(&NAME, &bent).is_err(), "byte {place}");
        assert!(ring.open(&NAME, &sealed[..place]).is_err(), "cut at {place}");
    }
}

#[test]
fn rotation_reads_the_old_and_writes_the_new() {
    let old = ring("a", &[("a", 1)]);
    let both = ring("b", &[("a", 1), ("b", 2)]);
    let new = ring("b", &[("b", 2)]);
    let before = old.seal(&NAME, b"x");
    let after = both.seal(&NAME, b"x");
    assert_eq!(both.open(&NAME, &before).unwrap(), b"x");
    assert_eq!(new.open(&NAME, &after).unwrap(), b"x");
    assert_eq!(new.open(&NAME, &before), Err(StoreError::Unreadable("name_enc")));
    assert_eq!(old.open(&NAME, &after), Err(StoreError::Unreadable("name_enc")));
}

#[test]
fn a_ring_needs_its_primary_and_prints_no_key() {
    let keys = BTreeMap::from([("a".to_owned(), key(1))]);
    assert!(KeyRing::new("b", &keys, key(9)).is_err());
    assert_eq!(
        format!("{:?}", ring("a", &[("a", 1)])),
        r#"KeyRing { primary: "a", readable: ["a"], .. }"#
    );
}

#[test]
fn a_case_key_is_bound_to_its_case_and_salts_each_field() {
    let ring = ring("a", &[("a", 1)]);
    let case_key = CaseKey::generate();
    let wrapped = case_key.wrap(&ring, "one");
    let again = CaseKey::unwrap(&ring, "one", &wrapped).unwrap();
    assert_eq!(again.open(&NAME, &case_key.seal(&NAME, b"x")).unwrap(), b"x");
    assert!(CaseKey::unwrap(&ring, "two", &wrapped).is_err());
    assert_eq!(again.salt(1, "actor"), case_key.salt(1, "actor"));
    let salts = [
        case_key.salt(1, "actor"),
        case_key.salt(2, "actor"),
        case_key.salt(1, "event"),
    ];
    assert!(salts[0] != salts[1] && salts[0] != salts[2] && salts[1] != salts[2]);
    assert!(
        ring.open(&NAME, &case_key.seal(&NAME, b"x")).is_err(),
        "not a value of the ring"
    );
}

/// Vectors: these names are in the record for ever.
#[test]
fn derived_names_are_these() {
    let ring = ring("a", &[("a", 1)]);
    let number = CaseNumber::parse("33010001-20211022-7ZK4M0QA-2").unwrap();
    let names = [
        ring.blind_index("RESIDENT_ID 11010519491231002X"),
        ring.person_id("RESIDENT_ID 11010519491231002X").0.to_string(),
        hex::encode(ring.case_tag("RESIDENT_ID 11010519491231002X", RequestId(Uuid::from_u128(1)))),
        ring.receipt_code(&number),
        ring.receipt_code_index(&number, "7zk4m0qa"),
        hex::encode(ring.request_hash(b"{}")),
        ring.vehicle_index(&"1M8GDM9AXKP042788".parse().unwrap()),
    ];
    insta::assert_json_snapshot!(names);
    assert_eq!(ring.person_id("x").0.get_version_num(), 8);
    assert_eq!(
        ring.receipt_code_index(&number, "ABC"),
        ring.receipt_code_index(&number, " abc "),
        "capitals and space do not matter"
    );
}
