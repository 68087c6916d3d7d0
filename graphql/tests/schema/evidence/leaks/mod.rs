//! By no path does an outsider, the other party or another unit learn of an application, not even that it exists: a record that
//! has one answers them what a record without it does.
//!
//! What comes by a link (a page, an original), by mail or by telephone, `tests/journeys/evidence/leaks` asks for at the real door.

mod claims;
mod paths;

use self::paths::{PATHS, Path, READERS};
use crate::{
    people::{self, resident_id},
    world::World,
};
use futures::{StreamExt as _, future::join_all};
use serde_json::{Value, json};
use std::{collections::BTreeSet, time::Duration};
use store::finder::FeedCursor;
use uuid::Uuid;

/// How long a stream is silent that has nothing to say: it looks at the record every 20 ms.
const SILENCE: Duration = Duration::from_secs(2);

/// What is asked about: the application that one of two worlds has.
struct Subject {
    number: String,
    version: u64,
    case: String,
    document: String,
    request: String,
}

impl Subject {
    fn of(&self, asks: &str, name: &str) -> String {
        let office = if ["patrol", "elsewhere"].contains(&name) {
            "44010001"
        } else {
            "33010001"
        };
        let places = [
            ("NUMBER", self.number.clone()),
            ("CASE", self.case.clone()),
            ("DOCUMENT", self.document.clone()),
            ("REQUEST", self.request.clone()),
            ("VERSION", self.version.to_string()),
            ("ITEM", crate::outside::STATEMENT.to_string()),
            ("PERSON", resident_id(people::serial("party"))),
            ("OFFICE", office.to_owned()),
            ("START", FeedCursor::default().to_string()),
            ("NEW", request_of(asks, name).to_string()),
        ];
        // `EVIDENCE_ACCESS` and `"EVERYTHING"` are words of the schema.
        let quoted = |text: String, (place, value): &(&str, String)| {
            let text = text.replace(&format!("\"{place}\""), &format!("\"{value}\""));
            text.replace(&format!(" {place},"), &format!(" {value},"))
        };
        places.iter().fold(asks.to_owned(), quoted)
    }
}

/// The same in both worlds.
fn request_of(asks: &str, name: &str) -> Uuid {
    let place = PATHS.iter().position(|path| path.asks == asks).unwrap();
    let who = READERS
        .iter()
        .position(|(_, reader)| *reader == name)
        .unwrap_or(READERS.len());
    Uuid::from_u128(0xE0_u128 << 64 | (place * 100 + who) as u128)
}

/// A world with an application at its end, and one that is the same but for it.
async fn worlds() -> (World, World, Subject) {
    let (with, without) = (World::new().await, World::new().await);
    for world in [&with, &without] {
        world.case().await;
    }
    let subject = with.shown_application().await;
    (with, without, subject)
}

impl World {
    /// Released, looked at, objected to and audited; one officer stands aside.
    async fn shown_application(&self) -> Subject {
        let mut input = self.evidence();
        input["documents"] = json!([self.uploaded("party").await]);
        let request = input["requestId"].as_str().unwrap().to_owned();
        let submitted = self.submit_evidence("party", &input).await;
        let number = submitted["caseNumber"].as_str().unwrap().to_owned();
        let partner = self.principal("partner").unwrap().person.0;
        let aside = json!({ "person": partner, "words": "系当事人亲属" });
        self.done("head", "excludeStaff", &number, aside).await;
        self.evidence_decided(&number).await;
        self.evidence_viewed(&number).await;
        let object = json!({ "words": "证言与我有关" });
        self.done("party", "objectToEvidenceDecision", &number, object)
            .await;
        self.evidence_seen("auditor", &number, "status").await;
        let ids = self.evidence_seen("party", &number, "id documents { id }").await;
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        Subject {
            version: self.version(&number).await,
            case: text(&ids["id"]),
            document: text(&ids["documents"][0]["id"]),
            request,
            number,
        }
    }

    async fn answered(&self, name: &str, asks: &str) -> BTreeSet<String> {
        if !asks.starts_with("subscription") {
            return [self.answer(name, asks, json!({})).await.to_string()].into();
        }
        let stream = self.schema.execute_stream(self.request(name, asks, json!({})));
        let mut stream = Box::pin(stream);
        let mut told = BTreeSet::new();
        while let Ok(Some(item)) = tokio::time::timeout(SILENCE, stream.next()).await {
            each_of(&serde_json::to_value(item).unwrap(), &mut told);
        }
        told
    }
}

/// What a stream says may come in other portions: each object that holds no other.
fn each_of(value: &Value, told: &mut BTreeSet<String>) {
    let parts: Vec<&Value> = match value {
        Value::Array(parts) => parts.iter().collect(),
        Value::Object(fields) => fields.values().collect(),
        _ => return,
    };
    if value.is_object() && parts.iter().all(|part| !part.is_array() && !part.is_object()) {
        told.insert(value.to_string());
    }
    for part in parts {
        each_of(part, told);
    }
}

/// What both worlds answer somebody on a path.
async fn both(
    worlds: (&World, &World),
    subject: &Subject,
    (path, name): (&Path, &str),
) -> [BTreeSet<String>; 2] {
    let asks = subject.of(path.asks, name);
    let (with, without) = tokio::join!(worlds.0.answered(name, &asks), worlds.1.answered(name, &asks));
    [with, without]
}

#[tokio::test]
async fn on_no_path_does_somebody_else_learn_that_it_exists() {
    let (with, without, subject) = worlds().await;
    let worlds = (&with, &without);
    let reads = |path: &&Path| !path.asks.starts_with("mutation");
    let table = PATHS.iter().flat_map(|path| READERS.map(|reader| (path, reader)));
    let table: Vec<_> = table
        .filter(|(path, (_, name))| !path.not_asked_by.contains(name))
        .collect();
    let asked = table.iter().filter(|(path, _)| reads(path));
    let answers =
        join_all(asked.map(async |(path, (words, name))| {
            (path.name, *words, both(worlds, &subject, (path, name)).await)
        }));
    let mut answers = answers.await;
    for (path, (words, name)) in table.iter().filter(|(path, _)| !reads(path)) {
        answers.push((path.name, *words, both(worlds, &subject, (path, name)).await));
    }
    assert_eq!(answers.len(), PATHS.len() * READERS.len() - 1);
    for (path, words, [with, without]) in answers {
        assert_eq!(with, without, "{path}: {words}");
    }
    // A comparison that nobody fails compares nothing.
    for path in PATHS {
        let [with, without] = both(worlds, &subject, (path, path.seen_by)).await;
        assert_ne!(with, without, "{}: {}", path.name, path.seen_by);
    }
}

/// The only pictures are the pages at their links, and the only files the originals at theirs.
#[tokio::test]
async fn there_is_no_thumbnail() {
    let world = World::new().await;
    let schema = world.schema.sdl().to_lowercase();
    for word in ["thumbnail", "preview", "base64", "imageurl"] {
        assert!(!schema.contains(word), "{word}");
    }
    let number = world.evidence_opened().await;
    let fields = "items { original } viewing { items { pages { path } } } documents { id }";
    let seen = world.evidence_seen("party", &number, fields).await.to_string();
    let links: Vec<_> = seen.split("/documents/").skip(1).collect();
    assert_eq!(links.len(), 4, "two pages of two items");
    let of_a_page = format!("{number}_PAGE-");
    assert!(links.iter().all(|link| link.starts_with(&of_a_page)), "{seen}");
}
