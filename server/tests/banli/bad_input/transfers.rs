//! Inputs of a transfer that break a rule.
use super::{
    Answers, Scene,
    commands::misread,
    vehicles::{OTHER_VIN, Vehicles},
};
use crate::{
    canary::{
        desk::CLERK,
        sale::{BUYS, SELLS},
    },
    walk::request_id,
};
use chrono::{TimeDelta, Utc};
use domain::time::office_day;
use serde_json::{Value, json};

const INSPECTOR: &str = "inspector-guangzhou";
const REVIEWER: &str = "reviewer-guangzhou";
const PLATES: &str = "plates-guangzhou";
const LEAD: &str = "lead-guangzhou";

/// What is sent by whom: the mutation and its input.
type Row = (&'static str, &'static str, &'static str, Value);

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
    let at_another = scene.vehicles.application.clone();
    let rows = [
        (
            "a transfer at the counter of another office",
            "clerk-chengdu",
            "submitVehicleTransfer",
            at_another,
        ),
        again(&scene.vehicles),
    ];
    for (what, persona, mutation, input) in rows {
        answers.insert(what, scene.act_as(persona, mutation, input).await);
    }
    let on_the_case = inspections()
        .into_iter()
        .chain(decisions())
        .chain(numbers_and_fees())
        .chain(people(&scene.vehicles));
    for (what, persona, mutation, mut input) in on_the_case.chain(cases(scene)) {
        if input["caseNumber"].is_null() {
            input["caseNumber"] = json!(scene.vehicles.inspected);
        }
        answers.insert(what, scene.act_as(persona, mutation, input).await);
    }
    answers
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
    let one = |place, value: Value| vec![(place, value)];
    let vin = |text: &str| one("/vin", json!(text));
    let seller = &vehicles.application["parties"][0];
    let tomorrow = office_day(Utc::now()) + TimeDelta::days(1);
    let mut agent = seller.clone();
    agent["role"] = json!("AGENT");
    let moves = vec![
        ("/trade/occasion", json!("MOVING_HOUSE")),
        ("/parties/0/role", json!("OWNER")),
        ("/title", Value::Null),
    ];
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
            "a seller whose resident ID number has a wrong check character",
            one("/parties/0/person/document/number", json!("510104195809234114")),
        ),
        (
            "a buyer whose name turns the writing direction",
            one("/parties/1/person/name", json!("林\u{202E}岚")),
        ),
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

fn inspections() -> Vec<Row> {
    let with = |field: &str, value: Value| {
        let mut input =
            json!({ "vin": OTHER_VIN, "photographs": ["photo-1"], "film": "film-1", "result": "CONFORMS" });
        input[field] = value;
        input
    };
    let inspected = |what, field, value| (what, INSPECTOR, "recordInspection", with(field, value));
    let tomorrow = (Utc::now() + TimeDelta::days(1)).to_rfc3339();
    let of_nobody = with("film", json!("film-1"));
    vec![
        inspected(
            "an inspection of an identification number of 16 characters",
            "vin",
            json!("LDEM0AAA3L000000"),
        ),
        inspected("an inspection without a film", "film", Value::Null),
        inspected("an inspection without a photograph", "photographs", json!([])),
        inspected(
            "a photograph that is no reference into the archive",
            "photographs",
            json!(["照片"]),
        ),
        inspected(
            "a film whose reference has a space in it",
            "film",
            json!("film 1"),
        ),
        inspected("a reference of 129 characters", "film", json!("f".repeat(129))),
        inspected("an inspection that is to come", "at", json!(tomorrow)),
        inspected(
            "an inspection on a day that does not exist",
            "at",
            json!("2021-02-30T01:00:00Z"),
        ),
        (
            "an inspection by another post",
            CLERK,
            "recordInspection",
            of_nobody,
        ),
        (
            "an appointment in the past",
            CLERK,
            "bookInspection",
            json!({ "at": "2021-10-22T01:00:00Z" }),
        ),
    ]
}

fn decisions() -> Vec<Row> {
    let refuse = |grounds: Value| json!({ "decision": "REFUSE", "grounds": grounds });
    let proposed = |what, input| (what, REVIEWER, "proposeTransferDecision", input);
    let checked = |text: String| json!({ "decision": "REGISTER", "checked": text });
    let refused = json!({ "grounds": ["INVALID_PAPERS"], "words": "发票无效" });
    vec![
        proposed(
            "a registration of a car with another identification number",
            json!({ "decision": "REGISTER" }),
        ),
        proposed("a refusal that is proposed without a ground", refuse(json!([]))),
        proposed(
            "a refusal on a ground that the rules know no more",
            refuse(json!(["CITY_NOT_OPEN"])),
        ),
        proposed(
            "a decision that is none",
            json!({ "decision": "PERHAPS", "grounds": [] }),
        ),
        proposed("a proposal of 10,000 characters", checked("长".repeat(10_000))),
        proposed(
            "a proposal with a control character",
            checked("可\u{7}以".to_owned()),
        ),
        (
            "a refusal before it is proposed",
            LEAD,
            "refuseVehicleTransfer",
            refused.clone(),
        ),
        (
            "a transfer declined after its acceptance",
            CLERK,
            "declineVehicleTransfer",
            refused,
        ),
        (
            "an acceptance of what is accepted",
            CLERK,
            "acceptVehicleTransfer",
            json!({}),
        ),
        (
            "a stop lifted that nobody made",
            LEAD,
            "liftTransferStop",
            json!({ "words": "已解除" }),
        ),
        (
            "an objection settled that nobody made",
            LEAD,
            "settleTransferObjection",
            json!({ "lifted": true, "words": "不成立" }),
        ),
        (
            "a file asked for that is here",
            CLERK,
            "requestVehicleFile",
            json!({}),
        ),
        (
            "a registration before its approval",
            PLATES,
            "registerVehicleTransfer",
            json!({}),
        ),
    ]
}

fn numbers_and_fees() -> Vec<Row> {
    let chosen = |what, number: &str| (what, BUYS, "choosePlateNumber", json!({ "number": number }));
    let composed = |what, number: &str| (what, BUYS, "composePlateNumber", json!({ "number": number }));
    let fees = |what, fen: i64| (what, PLATES, "setTransferFees", json!({ "fen": fen }));
    let paid = |what, receipt: &str| {
        (
            what,
            PLATES,
            "recordTransferPayment",
            json!({ "receipt": receipt }),
        )
    };
    vec![
        chosen("a number that was not offered", "粤A00000"),
        chosen("a number without a province", "A12345"),
        chosen("a number without the letter of its issuer", "粤112345"),
        chosen("a number with a character too few", "粤A1234"),
        chosen("a number with an O in it", "粤A1234O"),
        composed("a composed number of another city", "川A12345"),
        composed("a composed number of another class", "粤AD12345"),
        composed("a composed number in no known form", "粤A!!!!!"),
        composed("a composed number of 10,000 characters", &"粤".repeat(10_000)),
        composed(
            "a composed number that turns the writing direction",
            "粤A\u{202E}12345",
        ),
        fees("fees of less than nothing", -1),
        fees("fees that no account could show", 3_000_000_000),
        fees("fees of more digits than a number holds", 100_000_000_000),
        paid("a payment of what is not due", "R-1"),
        paid("a receipt whose number is none", "收据"),
        (
            "a waiver of what is not due",
            LEAD,
            "waiveTransferFees",
            json!({ "words": "减免" }),
        ),
        (
            "plates posted with a consignment that is none",
            PLATES,
            "handOverPlates",
            json!({ "consignment": "邮件" }),
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
            "consent of somebody without a part",
            CLERK,
            "consentToTransfer",
            json!({ "agrees": true }),
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
