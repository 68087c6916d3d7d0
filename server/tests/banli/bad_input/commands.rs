//! Inputs of mutations and queries that break a rule: what every kind shares, and what a `LicenceApplication` has. Beside it are
//! those of a `VehicleTransfer`, of a `FileHandover` and of an `EvidenceAccess`.
use super::{Answers, Scene, vehicles::Vehicles};
use crate::{canary::people::GRANTED, walk::request_id};
use chrono::{TimeDelta, Utc};
use domain::{
    identifier::{CaseNumber, ResidentId},
    time::office_day,
};
use serde_json::{Value, json};

const LEAD: &str = "lead-guangzhou";

/// Sends all of them.
pub async fn send(scene: &Scene) -> Answers {
    let mut answers = Answers::new();
    for (what, change) in applications() {
        let mut input = application();
        for (pointer, value) in change {
            *input.pointer_mut(pointer).unwrap() = value;
        }
        answers.insert(what, scene.act("submitLicenceApplication", input).await);
    }
    on_the_case(scene, &mut answers).await;
    asked_again(scene, &mut answers).await;
    reading(scene, &mut answers).await;
    answers
}

/// What the record alone can refuse, since it knows what people did since.
pub async fn send_stale(scene: &Scene) -> Answers {
    let Vehicles {
        inspected, handover, ..
    } = &scene.vehicles;
    let on = |case: &str| json!({ "caseNumber": case, "version": 1, "reason": "请尽快办理" });
    let fees = json!({ "caseNumber": inspected, "version": 1, "fen": 0 });
    let longer = json!({ "caseNumber": scene.accesses.shown, "version": 1, "days": 5 });
    let supervisor = "supervisor-guangzhou";
    let of_file = scene.act_as(supervisor, "escalateCase", on(handover)).await;
    [
        (
            "a version that is not the present one",
            scene.act("withdrawCase", json!({ "version": 1 })).await,
        ),
        (
            "a version of a transfer that is not the present one",
            scene.act_as("plates-guangzhou", "setTransferFees", fees).await,
        ),
        ("a version of a handover that is not the present one", of_file),
        (
            "a version of an application for evidence that is not the present one",
            scene
                .act_as("head-guangzhou", "extendEvidenceGrant", longer)
                .await,
        ),
    ]
    .into()
}

/// Every field, so that each can be changed by its place.
pub fn application() -> Value {
    json!({
        "applicant": {
            "name": "韩冰",
            "document": { "kind": "RESIDENT_ID_CARD", "number": "440105198208172377" },
            "email": null,
            "phone": null,
            "address": null,
        },
        "channel": "COUNTER",
        "specialReason": "NO_USABLE_DEVICE",
        "explanation": null,
        "office": "44010001",
        "noticeChannels": ["PAPER"],
        "documents": [],
        "receivedAt": null,
        "receivedAtReason": null,
    })
}

type Change = Vec<(&'static str, Value)>;

fn applications() -> Vec<(&'static str, Change)> {
    let number = |number: &str| vec![("/applicant/document/number", json!(number))];
    let name = |name: &str| vec![("/applicant/name", json!(name))];
    let words = |words: &str| vec![("/explanation", json!(words))];
    let one = |place, value: &str| vec![(place, json!(value))];
    let received = |at: String| vec![("/receivedAt", json!(at)), ("/receivedAtReason", json!("停电"))];
    let organisation = json!({ "kind": "UNIFIED_SOCIAL_CREDIT_CODE", "number": "91350100M000100Y44" });
    let tomorrow = office_day(Utc::now()) + TimeDelta::days(1);
    let unborn = ResidentId::new(&"440105".parse().unwrap(), tomorrow, 1).unwrap();
    vec![
        (
            "a resident ID number with a wrong check character",
            number("440105198208172378"),
        ),
        ("one with a character too few", number("44010519820817237")),
        ("one of 15 digits", number("440105820817237")),
        ("one in full-width digits", number("４40105198208172377")),
        ("one with a letter inside", number("4401051982O8172377")),
        ("one of a province that is none", number("840105198208172377")),
        (
            "one with a birth date that never was",
            number("440105198202302377"),
        ),
        ("one with a birth date that has not come", number(unborn.as_str())),
        (
            "a credit code with a wrong check character",
            vec![("/applicant/document", organisation)],
        ),
        ("a name of 10,000 characters", name(&"长".repeat(10_000))),
        ("a name that turns the writing direction", name("韩\u{202E}冰")),
        ("a name with a NUL", name("韩\0冰")),
        ("a name with a character of no width", name("韩\u{200B}冰")),
        ("a name of nothing but spaces", name(" \u{3000}")),
        ("a text of 10,000 characters", words(&"长".repeat(10_000))),
        ("a text that turns the writing direction", words("可\u{2066}以")),
        ("a text with a control character", words("可\u{7}以")),
        (
            "a mail address with a second header behind it",
            one("/applicant/email", "a@example.cn\r\nBcc: b@example.cn"),
        ),
        (
            "a telephone number that is too short",
            one("/applicant/phone", "12345"),
        ),
        ("an office code of another length", one("/office", "4401")),
        ("an office that is not there", one("/office", "44999999")),
        (
            "a receipt in the future",
            received((Utc::now() + TimeDelta::days(1)).to_rfc3339()),
        ),
        (
            "a receipt before the law it is counted by",
            received("-262143-01-01T00:00:00Z".to_owned()),
        ),
        (
            "a day that does not exist, as a moment",
            received("2021-02-30T00:00:00Z".to_owned()),
        ),
        ("no way to be told", vec![("/noticeChannels", json!([]))]),
        (
            "a document that nobody has uploaded",
            vec![("/documents", json!([request_id()]))],
        ),
        (
            "51 documents at once",
            vec![("/documents", json!(vec![request_id(); 51]))],
        ),
    ]
}

/// A number of which the last character was read wrongly.
pub fn misread(number: &str) -> String {
    let last = if number.ends_with('A') { "B" } else { "A" };
    number[..number.len() - 1].to_owned() + last
}

/// The number of no case.
pub fn absent() -> CaseNumber {
    let mut checks = (b'0'..=b'9').chain(b'A'..=b'Z').map(char::from);
    let number = checks.find_map(|check| format!("44010001-20211022-7ZK4M0QA-{check}").parse().ok());
    number.unwrap()
}

async fn on_the_case(scene: &Scene, answers: &mut Answers) {
    let case = |number: &str| json!({ "caseNumber": number });
    let wrong = misread(&scene.case);
    let absent = absent().to_string();
    let rows = [
        (
            "a case number of another length",
            "clerk-guangzhou",
            "withdrawCase",
            case("44010001"),
        ),
        (
            "a case number with a wrong check character",
            "clerk-guangzhou",
            "withdrawCase",
            case(&wrong),
        ),
        (
            "a case that is not there",
            "clerk-guangzhou",
            "withdrawCase",
            case(&absent),
        ),
        (
            "a case of another office",
            "clerk-chengdu",
            "withdrawCase",
            json!({}),
        ),
        (
            "a command in the wrong state",
            LEAD,
            "approveLicenceApplication",
            json!({}),
        ),
        (
            "a command of another post",
            "clerk-guangzhou",
            "approveLicenceApplication",
            json!({}),
        ),
        (
            "a request id that is no UUID",
            "clerk-guangzhou",
            "withdrawCase",
            json!({ "requestId": "1" }),
        ),
    ];
    for (what, persona, mutation, input) in rows {
        answers.insert(what, scene.act_as(persona, mutation, input).await);
    }
}

/// Under the id of the request that opened the case.
async fn asked_again(scene: &Scene, answers: &mut Answers) {
    let reused = json!({ "requestId": scene.opening });
    let mut for_another = application();
    for_another["requestId"] = scene.opening.clone();
    let mut again = for_another.clone();
    again["applicant"]["document"]["number"] = json!(GRANTED.number);
    again["explanation"] = json!("没有手机");
    let rows = [
        (
            "a request id again, on a case, with another body",
            "withdrawCase",
            reused,
        ),
        (
            "a request id again, at the opening, with another body",
            "submitLicenceApplication",
            again,
        ),
        (
            "a request id again, at the opening, for somebody else",
            "submitLicenceApplication",
            for_another,
        ),
    ];
    for (what, mutation, input) in rows {
        answers.insert(what, scene.act(mutation, input).await);
    }
}

async fn reading(scene: &Scene, answers: &mut Answers) {
    let rows = [
        (
            "a cursor that is none",
            "query($a: String) { myCases(after: $a) { nodes { number } } }",
            json!({ "a": "x" }),
        ),
        (
            "a page of 10,000",
            "query($f: Int) { myCases(first: $f) { nodes { number } } }",
            json!({ "f": 10_000 }),
        ),
        (
            "a filter with a wrong identifier",
            "query($f: QueueFilterInput) { workQueue(filter: $f) { nodes { number } } }",
            json!({ "f": { "number": "x" } }),
        ),
    ];
    for (what, query, variables) in rows {
        answers.insert(what, scene.ask("clerk-guangzhou", query, variables).await);
    }
}
