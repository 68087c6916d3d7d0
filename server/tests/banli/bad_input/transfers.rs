//! Inputs of a transfer that break a rule.
use super::{
    Answers, Scene,
    commands::misread,
    steps,
    vehicles::{OTHER_VIN, Row, Vehicles, sent},
};
use crate::{
    canary::{
        desk::{CLERK, LEAD},
        sale::{BUYS, SELLS},
    },
    walk::request_id,
};
use chrono::{TimeDelta, Utc};
use domain::time::office_day;
use serde_json::{Value, json};

/// Sends all of them.
pub async fn send(scene: &Scene) -> Answers {
    let mut answers = Answers::new();
    for (what, change) in applications(&scene.vehicles) {
        let mut input = scene.vehicles.application.clone();
        for (pointer, value) in change {
            *input.pointer_mut(pointer).unwrap() = value;
        }
        answers.insert(what, scene.act("submitVehicleTransfer", input).await);
    }
    for (what, persona, mutation, input) in [at_another_office(&scene.vehicles), again(&scene.vehicles)] {
        answers.insert(what, scene.act_as(persona, mutation, input).await);
    }
    let rows = [steps::all(), people(&scene.vehicles), cases(scene)].concat();
    answers.extend(sent(scene, &scene.vehicles.inspected, rows).await);
    answers
}

fn at_another_office(vehicles: &Vehicles) -> Row {
    (
        "a transfer at the counter of another office",
        "clerk-chengdu",
        "submitVehicleTransfer",
        vehicles.application.clone(),
    )
}

/// The request that opened a transfer, for a car that is another.
fn again(vehicles: &Vehicles) -> Row {
    let mut input = vehicles.opening.clone();
    input["vin"] = json!(OTHER_VIN);
    (
        "a request id again, at the opening of a transfer, with another body",
        CLERK,
        "submitVehicleTransfer",
        input,
    )
}

type Change = Vec<(&'static str, Value)>;

fn applications(vehicles: &Vehicles) -> Vec<(&'static str, Change)> {
    [places(), parties(vehicles), papers(vehicles)].concat()
}

fn one(place: &'static str, value: Value) -> Change {
    vec![(place, value)]
}

fn places() -> Vec<(&'static str, Change)> {
    let vin = |text: &str| one("/vin", json!(text));
    vec![
        (
            "an identification number of 16 characters",
            vin("LDEM0AAA3L000000"),
        ),
        ("one with an O among its characters", vin("LDEM0AAA3LO000001")),
        ("one in full-width letters", vin("ＬDEM0AAA3L0000001")),
        (
            "a district of five digits",
            one("/trade/transferIn", json!("44010")),
        ),
        (
            "a district with a letter",
            one("/trade/transferOut", json!("51O104")),
        ),
        (
            "a district of a province that is none",
            one("/trade/invoicePlace", json!("990106")),
        ),
        (
            "a place of trade that turns the writing direction",
            one("/trade/tradePlace", json!("44010\u{202E}")),
        ),
    ]
}

fn parties(vehicles: &Vehicles) -> Vec<(&'static str, Change)> {
    let seller = &vehicles.application["parties"][0];
    let mut agent = seller.clone();
    agent["role"] = json!("AGENT");
    vec![
        ("a transfer without parties", one("/parties", json!([]))),
        (
            "a transfer of 21 parties",
            one("/parties", json!(vec![seller; 21])),
        ),
        (
            "somebody in two roles",
            one("/parties/1/person", seller["person"].clone()),
        ),
        ("a sale without a buyer", one("/parties", json!([seller]))),
        (
            "an owner who moves, in a sale",
            one("/parties/0/role", json!("OWNER")),
        ),
        (
            "an agent of whom nothing is said",
            one("/parties", json!([vehicles.application["parties"][1], agent])),
        ),
        (
            "a company with the ID card of a resident",
            one("/parties/1/nature", json!("ORGANISATION")),
        ),
        (
            "a seller whose resident ID number has a wrong check character",
            one("/parties/0/person/document/number", json!("510104195809234114")),
        ),
        (
            "a buyer whose name turns the writing direction",
            one("/parties/1/person/name", json!("林\u{202E}岚")),
        ),
    ]
}

fn papers(vehicles: &Vehicles) -> Vec<(&'static str, Change)> {
    let tomorrow = office_day(Utc::now()) + TimeDelta::days(1);
    let moves = vec![
        ("/trade/occasion", json!("MOVING_HOUSE")),
        ("/parties/0/role", json!("OWNER")),
        ("/title", Value::Null),
    ];
    vec![
        (
            "a delivery on a day that does not exist",
            one("/deliveredOn", json!("2026-02-30")),
        ),
        ("a delivery tomorrow", one("/deliveredOn", json!(tomorrow))),
        ("a sale without a proof of title", one("/title", Value::Null)),
        ("a house move with a place of trade", moves),
        (
            "a transfer at an office code of another length",
            one("/office", json!("4401")),
        ),
        (
            "a transfer at an office that is not there",
            one("/office", json!("44999999")),
        ),
        (
            "a transfer of which nobody is to be told",
            one("/noticeChannels", json!([])),
        ),
        (
            "a transfer with a document that nobody has uploaded",
            one("/documents", json!([request_id()])),
        ),
        (
            "a transfer with a document of another case",
            one("/documents", json!([vehicles.document])),
        ),
        (
            "a transfer online by somebody without a part in it",
            one("/channel", json!("ONLINE")),
        ),
    ]
}

fn people(vehicles: &Vehicles) -> Vec<Row> {
    let seller = &vehicles.application["parties"][0];
    vec![
        (
            "a party who has a part already",
            CLERK,
            "nameTransferParty",
            json!({ "party": seller }),
        ),
        (
            "the power of an agent who is not there",
            CLERK,
            "recordTransferPowers",
            json!({ "party": 1, "words": "委托书已核验" }),
        ),
        (
            "consent of somebody without a part",
            CLERK,
            "consentToTransfer",
            json!({ "agrees": true }),
        ),
        (
            "a signed consent of a party who is not there",
            CLERK,
            "consentToTransfer",
            json!({ "agrees": true, "for": 9 }),
        ),
        (
            "a signed objection of whoever applies",
            CLERK,
            "objectToTransfer",
            json!({ "words": "不同意", "for": 1 }),
        ),
        (
            "an objection of whoever applies",
            BUYS,
            "objectToTransfer",
            json!({ "words": "不同意" }),
        ),
        (
            "an objection of 10,000 characters",
            SELLS,
            "objectToTransfer",
            json!({ "words": "长".repeat(10_000) }),
        ),
        (
            "a document of another case, on a transfer",
            CLERK,
            "attachDocument",
            json!({ "document": vehicles.document }),
        ),
    ]
}

fn cases(scene: &Scene) -> Vec<Row> {
    let Vehicles {
        inspected,
        opening,
        with_used_invoice,
        ..
    } = &scene.vehicles;
    let on = |case: &str| json!({ "caseNumber": case });
    vec![
        (
            "an invoice that was used already",
            CLERK,
            "preAcceptVehicleTransfer",
            on(with_used_invoice),
        ),
        (
            "a transfer number with a wrong check character",
            CLERK,
            "acceptVehicleTransfer",
            on(&misread(inspected)),
        ),
        (
            "a transfer of another office",
            "clerk-chengdu",
            "acceptVehicleTransfer",
            on(inspected),
        ),
        (
            "a command of a licence, on a transfer",
            LEAD,
            "approveLicenceApplication",
            on(inspected),
        ),
        (
            "a command of a handover, on a transfer",
            CLERK,
            "acceptFile",
            on(inspected),
        ),
        (
            "a command of a transfer, on a licence",
            CLERK,
            "acceptVehicleTransfer",
            on(&scene.case),
        ),
        (
            "a request id again, on a transfer, with another body",
            CLERK,
            "withdrawCase",
            json!({ "caseNumber": inspected, "requestId": opening["requestId"] }),
        ),
    ]
}
