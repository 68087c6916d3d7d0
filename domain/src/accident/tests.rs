//! The vocabulary: complete, grounded, and on the wire as it is named; and what a file says of people.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use std::fmt::Debug;
use uuid::Uuid;

use super::*;
use crate::access::PersonId;
use crate::law::{Basis, Words, cite, source};

fn named<T>(value: &T, code: &str, words: Words, basis: Basis)
where
    T: Serialize + DeserializeOwned + Debug + PartialEq,
{
    let json = serde_json::to_value(value).unwrap();
    assert_eq!(json, code);
    assert_eq!(serde_json::from_value::<T>(json).unwrap(), *value);
    assert!(!words.zh.is_ascii() && words.en.is_ascii(), "{words:?}");
    assert!(basis.article.is_some() || basis.page.is_some(), "{value:?}");
    for article in basis.article.iter().flat_map(|article| article.split("; ")) {
        assert_ne!(cite(article).zh, article, "{value:?}");
    }
    assert!(
        basis.page.is_none_or(|page| source::find(page).is_some()),
        "{value:?}"
    );
}

#[test]
fn every_term_has_its_name_words_and_basis() {
    for it in Procedure::ALL {
        named(&it, it.code(), it.words(), it.basis());
    }
    for it in Stage::ALL {
        named(&it, it.code(), it.words(), it.basis());
    }
    for it in Custody::ALL {
        named(&it, it.code(), it.words(), it.basis());
    }
    for it in FindingKind::ALL {
        named(&it, it.code(), it.words(), it.basis());
    }
    for it in AccidentPart::ALL {
        named(&it, it.code(), it.words(), it.basis());
    }
    for it in ItemKind::ALL {
        named(&it, it.code(), it.words(), it.basis());
    }
    for it in Confidentiality::ALL {
        named(&it, it.code(), it.words(), it.basis());
    }
}

#[test]
fn nine_kinds_are_listed() {
    let listed: Vec<_> = ItemKind::ALL
        .into_iter()
        .filter(|kind| kind.is_listed())
        .collect();
    assert_eq!(listed, ItemKind::LISTED);
}

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

/// A driver (1), a pedestrian who died (2) and their child (3), the owner (4), an agent (5).
fn file() -> AccidentFile {
    let id = |number| json!(Uuid::from_u128(number));
    serde_json::from_value(json!({
        "number": "44010420260000171",
        "unit": "44010401",
        "occurredOn": "2026-02-01",
        "procedure": "ORDINARY",
        "progress": [{"stage": "ACCEPTANCE", "on": "2026-02-01"}, {"stage": "DETERMINATION", "on": "2026-02-20"}],
        "custody": "UNIT",
        "determination": {"kind": "DETERMINATION", "issuedOn": "2026-02-20", "served": [
            {"to": id(1), "on": "2026-02-23"}, {"to": id(3), "on": "2026-02-24"}]},
        "parties": [
            {"person": id(1), "part": "DRIVER"},
            {"person": id(2), "part": "PEDESTRIAN", "died": true},
            {"person": id(4), "part": "OWNER"}],
        "relatives": [{"person": id(3), "of": id(2)}, {"person": id(6), "of": id(1)}],
        "representatives": [{"person": id(5), "of": id(3), "until": "2026-12-31"}],
        "items": [{"id": id(900), "kind": "SCENE_PLAN", "content":
            {"sha256": "ab".repeat(32), "size": 70_000, "mediaType": "application/pdf"}}],
    }))
    .unwrap()
}

#[test]
fn a_file_says_who_somebody_is() {
    let file = file();
    assert!(file.is_party(person(1)) && file.is_party(person(2)));
    assert!(!file.is_party(person(4)) && file.may_ask_for_progress(person(4)));
    assert!(file.is_relative(person(3)), "of the one who died");
    assert!(!file.is_relative(person(6)), "of one who lives");
    assert_eq!(file.served_on(person(3)), Some("2026-02-24".parse().unwrap()));
    assert_eq!(file.served_on(person(4)), None);
    assert_eq!(file.stage(), Some(Stage::Determination));
    assert!(file.shows_progress_to(person(1)) && !file.shows_progress_to(person(4)));
    assert_eq!(file.people(), [1, 2, 3, 4, 5, 6].map(person).into());
    assert!(file.item(ItemId(Uuid::from_u128(900))).is_some());
}

#[test]
fn a_file_travels() {
    let json = serde_json::to_value(file()).unwrap();
    assert_eq!(json["items"][0]["content"]["sha256"], "ab".repeat(32));
    assert_eq!(serde_json::from_value::<AccidentFile>(json).unwrap(), file());
}
