//! What is wrong in an application to see evidence.
use super::Scene;
use crate::{canary::people::SELLER, walk::request_id};
use serde_json::{Value, json};

type Change = Vec<(&'static str, Value)>;

/// Each by what is changed in an application that could be taken.
pub fn all(scene: &Scene) -> Vec<(&'static str, Change)> {
    [numbers_and_words(), standings(scene), the_rest(scene)].concat()
}

fn one(place: &'static str, value: Value) -> Change {
    vec![(place, value)]
}

fn numbers_and_words() -> Vec<(&'static str, Change)> {
    let number = |text: &str| one("/accidentNumber", json!(text));
    let purpose = |text: &str| one("/purpose", json!(text));
    vec![
        ("an accident number of seven characters", number("4401042")),
        ("an accident number of 33 characters", number(&"4".repeat(33))),
        ("an accident number with a hyphen", number("44010420-26")),
        ("an accident number that is a name", number("WANGXIAOMING")),
        (
            "an accident number that turns the writing direction",
            number("4401042\u{202E}0260"),
        ),
        ("a purpose of 10,000 characters", purpose(&"长".repeat(10_000))),
        ("a purpose with a control character", purpose("诉\u{7}讼")),
    ]
}

fn standings(scene: &Scene) -> Vec<(&'static str, Change)> {
    let accesses = &scene.accesses;
    let mut client = accesses.application["applicant"].clone();
    client["document"]["number"] = json!(SELLER.number);
    let mut misread = client.clone();
    misread["document"]["number"] = json!("510104195809234114");
    let standing = |relation: &str, principal: &Value, authority: Value| {
        one(
            "/standing",
            json!({ "relation": relation, "principal": principal, "authority": authority }),
        )
    };
    let agent = |authority: Value| standing("AGENT", &client, authority);
    let paper = || json!(request_id());
    vec![
        (
            "a lawyer without a client",
            standing("LAWYER", &Value::Null, Value::Null),
        ),
        (
            "a party who acts for another",
            standing("PARTY", &client, Value::Null),
        ),
        (
            "an agent who acts for themselves",
            standing("AGENT", &accesses.application["applicant"], Value::Null),
        ),
        (
            "a client whose resident ID number has a wrong check character",
            standing("LAWYER", &misread, Value::Null),
        ),
        (
            "a lawyer with a licence and without the letter of the firm",
            standing(
                "LAWYER",
                &client,
                json!({ "document": paper(), "lawyerLicence": paper() }),
            ),
        ),
        (
            "an authority that is none of the documents",
            agent(json!({ "document": paper(), "matters": "查阅证据", "powers": ["CONSULT"] })),
        ),
        (
            "an authority in 10,000 characters",
            agent(json!({ "document": paper(), "matters": "长".repeat(10_000) })),
        ),
        (
            "an authority that ends on a day that does not exist",
            agent(json!({ "document": paper(), "lastDay": "2026-02-30" })),
        ),
        (
            "a relation that is none",
            standing("FRIEND", &Value::Null, Value::Null),
        ),
    ]
}

fn the_rest(scene: &Scene) -> Vec<(&'static str, Change)> {
    let wanted = |wanted: Value| one("/wanted", wanted);
    let mut themselves = scene.accesses.application["applicant"].clone();
    themselves["document"]["number"] = json!("440105198706121038");
    vec![
        (
            "evidence of which nothing is named",
            wanted(json!({ "scope": "NAMED", "kinds": [], "items": [] })),
        ),
        (
            "a kind of evidence that is none",
            wanted(json!({ "scope": "NAMED", "kinds": ["SECRETS"] })),
        ),
        (
            "an item of evidence whose id is none",
            wanted(json!({ "scope": "NAMED", "items": ["1"] })),
        ),
        (
            "how far an accident is, asked for by a party",
            wanted(json!({ "scope": "PROGRESS" })),
        ),
        (
            "evidence of an officer for themselves",
            one("/applicant", themselves),
        ),
        (
            "an application for evidence of which nobody is to be told",
            one("/noticeChannels", json!([])),
        ),
        (
            "an application for evidence with a document that nobody has uploaded",
            one("/documents", json!([request_id()])),
        ),
        (
            "an application for evidence with a document of another case",
            one("/documents", json!([scene.vehicles.document])),
        ),
        (
            "an application for evidence at an office that is not there",
            one("/office", json!("44999999")),
        ),
        (
            "an application for evidence at an office of vehicles",
            one("/office", json!("44010001")),
        ),
    ]
}
