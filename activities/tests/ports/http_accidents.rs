//! The part of the server that keeps the contract about accidents.

use crate::{
    cars::party,
    crashes::{Crash, Exhibit},
    http_server::{Answer, refusal},
    http_vehicles::named,
    people::Person,
};
use axum::http::StatusCode;
use domain::{
    access::PersonId,
    accident::{AccidentFile, EvidenceItem, Finding, Progress},
};
use serde_json::{Value, json};

fn crash(asked: &Value) -> Crash {
    let number = asked["number"].as_str().unwrap();
    Crash::ALL
        .into_iter()
        .find(|crash| crash.number().as_str() == number)
        .unwrap()
}

/// The answer to a question, if it is one about accidents.
pub fn ask(path: &str, asked: &Value) -> Option<Answer> {
    let answer = match path {
        "accidents/look-up" => json!({ "accident": crash(asked).file().map(|file| accident(&file)) }),
        "accidents/progress" => json!({ "progress": progress(asked) }),
        _ => return None,
    };
    Some((StatusCode::OK, answer))
}

/// The bytes of an item.
pub fn item(asked: &Value) -> Result<Vec<u8>, Answer> {
    let file = crash(asked).file();
    let is_asked = |item: &&EvidenceItem| asked["item"] == json!(item.id);
    let found = file.as_ref().and_then(|file| file.items.iter().find(is_asked));
    let mut exhibits = Exhibit::ALL.into_iter();
    let found = found.and_then(|item| exhibits.find(|one| one.item().id == item.id));
    found
        .map(Exhibit::bytes)
        .ok_or_else(|| refusal(404, "ITEM_NOT_FOUND"))
}

fn progress(asked: &Value) -> Option<Value> {
    let crash = crash(asked);
    let file = crash.file().filter(|_| asked["code"] == crash.code().expose())?;
    Some(stages(&file.progress))
}

fn stages(progress: &[Progress]) -> Value {
    let stages = progress.iter();
    stages
        .map(|one| json!({"stage": one.stage, "on": one.on}))
        .collect()
}

/// Somebody as the unit knows them.
fn known(id: PersonId) -> Value {
    let mut people = Person::ALL.into_iter();
    let person = people.find(|person| party(*person).person == id);
    named(&person.unwrap().document())
}

fn finding(finding: &Finding) -> Value {
    let served = finding.served.iter();
    let served: Value = served
        .map(|one| json!({"to": known(one.to), "on": one.on}))
        .collect();
    json!({"issuedOn": finding.issued_on, "served": served})
}

fn exhibit(item: &EvidenceItem) -> Value {
    json!({
        "id": item.id, "kind": item.kind, "confidential": item.confidential,
        "shows": item.shows.iter().map(|id| known(*id)).collect::<Value>(),
        "sha256": item.content.sha256, "size": item.content.size, "mediaType": item.content.media_type,
    })
}

fn accident(file: &AccidentFile) -> Value {
    let (parties, relatives) = (file.parties.iter(), file.relatives.iter());
    let (acting, items) = (file.representatives.iter(), file.items.iter());
    json!({
        "number": file.number, "unit": file.unit, "occurredOn": file.occurred_on, "procedure": file.procedure,
        "progress": stages(&file.progress), "custody": file.custody, "reinvestigation": file.reinvestigation,
        "determination": file.determination.as_ref().map(finding),
        "certificate": file.certificate.as_ref().map(finding),
        "parties": parties
            .map(|one| json!({"person": known(one.person), "part": one.part, "died": one.died}))
            .collect::<Value>(),
        "relatives": relatives
            .map(|one| json!({"person": known(one.person), "of": known(one.of)}))
            .collect::<Value>(),
        "representatives": acting
            .map(|one| json!({"person": known(one.person), "of": known(one.of), "until": one.until}))
            .collect::<Value>(),
        "items": items.map(exhibit).collect::<Value>(), "addedLater": "to be ignored",
    })
}
