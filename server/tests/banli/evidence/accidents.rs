//! Accidents in Guangzhou, as many as a test needs, each like the demo's: two people drove, and each of them may see what lies in
//! the file.
use crate::cluster::Installation;
use domain::{
    access::PersonId,
    accident::{AccidentFile, ItemId, ItemKind},
    identifier::IdentityDocument,
    time::office_day,
};
use files::{FileStore, FileStoreConfig, MediaType};
use serde_json::{Value, json};
use server::{
    demo::{Persona, seed},
    wiring::OfficeClock,
};
use store::{KeyRing, embedded::EmbeddedAccident};
use uuid::Uuid;

/// The unit.
pub const UNIT: &str = "44010091";

/// The two who drove.
pub const DRIVERS: [&str; 2] = ["citizen-guangzhou", "citizen-chengdu"];

/// What may be shown, by its number in the file, and whether a part of it has to be covered.
const SHOWN: [(ItemKind, u64, bool); 3] = [
    (ItemKind::ScenePlan, 1, false),
    (ItemKind::TestReport, 2, true),
    (ItemKind::SceneRecord, 3, false),
];

/// The number of an accident.
pub fn number(place: usize) -> String {
    format!("4401042026{place:08}")
}

/// The items of an accident that may be shown, with the verdict on each.
pub fn verdicts(place: usize) -> Vec<(ItemId, Value)> {
    let verdict = |covered| {
        if covered {
            let area = json!({ "left": 1000, "top": 1000, "width": 5000, "height": 2000 });
            json!({ "verdict": "RELEASE_REDACTED", "redaction": [{ "page": 1, "areas": [area] }] })
        } else {
            json!({ "verdict": "RELEASE" })
        }
    };
    let shown = SHOWN.iter();
    shown
        .map(|(_, item, covered)| (item_id(place, *item), verdict(*covered)))
        .collect()
}

fn item_id(place: usize, item: u64) -> ItemId {
    ItemId(Uuid::from_u64_pair(u64::try_from(place).unwrap() + 1, item))
}

/// Puts them into the files of the unit, with what lies in them.
pub async fn seed(home: &Installation, accidents: usize) {
    let (store, now) = (home.store().await, OfficeClock::default().now());
    let like = seed::accident(store.keys(), office_day(now));
    let folder = home.path().join("data/files");
    let files = FileStore::open(&FileStoreConfig::Local { folder }).unwrap();
    for paper in like.papers {
        files.keep(paper.into(), MediaType::Pdf).await.unwrap();
    }
    let accidents: Vec<_> = (0..accidents)
        .map(|place| accident(store.keys(), &like.known, place))
        .collect();
    let added = store.add_accidents(&accidents, now).await.unwrap();
    assert_eq!(added, u64::try_from(accidents.len()).unwrap());
    store.close().await.unwrap();
}

fn accident(keys: &KeyRing, like: &EmbeddedAccident, place: usize) -> EmbeddedAccident {
    let mut file = AccidentFile {
        number: number(place).parse().unwrap(),
        ..like.file.clone()
    };
    for (index, person) in DRIVERS.map(|driver| person(keys, driver)).into_iter().enumerate() {
        file.parties[index].person = person;
        file.determination.as_mut().unwrap().served[index].to = person;
    }
    for (item, kept) in (1..).zip(&mut file.items) {
        kept.id = item_id(place, item);
    }
    for (kind, item, _) in SHOWN {
        assert_eq!(file.item(item_id(place, item)).unwrap().kind, kind);
    }
    EmbeddedAccident { file, ..like.clone() }
}

/// Who a persona is in the record.
pub fn person(keys: &KeyRing, persona: &str) -> PersonId {
    let persona = Persona::named(persona).unwrap();
    let document = IdentityDocument::parse(&format!("A:{}", persona.resident_id));
    keys.person_of(&document.unwrap())
}
