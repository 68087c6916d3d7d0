//! Steps of a transfer that break a rule: its inspection, its decision, its number and what is paid.
use super::vehicles::{OTHER_VIN, Row};
use crate::canary::{
    desk::{CLERK, LEAD},
    sale::{BUYS, PLATES},
};
use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

const INSPECTOR: &str = "inspector-guangzhou";
const REVIEWER: &str = "reviewer-guangzhou";

/// All of them.
pub fn all() -> Vec<Row> {
    [inspections(), decisions(), numbers_and_fees()].concat()
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
    let claimed = |what, number: &str| (what, BUYS, "claimFormerNumber", json!({ "number": number }));
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
        claimed("a former number of another city", "川A12345"),
        claimed("a former number of another class", "粤AD12345"),
        claimed("a former number in no known form", "粤A!!!!!"),
        claimed("a former number with a control character", "粤A\u{7}12345"),
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
