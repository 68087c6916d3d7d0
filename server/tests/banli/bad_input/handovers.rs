//! Inputs of the handover of a file that break a rule.
use super::{
    Answers, Scene,
    commands::{absent, misread},
    vehicles::{Row, Vehicles, sent},
};
use crate::canary::{
    desk::{CLERK, LEAD},
    sale::{BUYS, CHECKS},
};
use serde_json::{Value, json};

const FIRST_THERE: &str = "dossier-chengdu";
const SECOND_THERE: &str = "clerk-chengdu";

/// Sends all of them.
pub async fn send(scene: &Scene) -> Answers {
    let vehicles = &scene.vehicles;
    let rows = [verdicts(vehicles), steps(), origin(vehicles), cases(scene)].concat();
    sent(scene, &vehicles.handover, rows).await
}

fn verdicts(vehicles: &Vehicles) -> Vec<Row> {
    let Vehicles { names, check, .. } = vehicles;
    let accepted = |name: &Value| json!({ "name": name });
    let [record, first, second] = [0, 1, 2].map(|place: usize| accepted(&names[place]));
    let missing = json!({ "name": names[1], "refused": "MISSING" });
    let input =
        |verdicts: Value| json!({ "task": check["number"], "fence": check["fence"], "verdicts": verdicts });
    let told = |what, verdicts| (what, CHECKS, "checkFile", input(verdicts));
    let other = |field: &str| {
        let mut input = input(json!([record, first, second]));
        input[field] = json!(99);
        input
    };
    vec![
        told(
            "a verdict on a document that the manifest does not list",
            json!([record, first, accepted(&json!("003-paper.pdf"))]),
        ),
        told(
            "a verdict on a name that leaves its folder",
            json!([record, first, accepted(&json!("../002-statement.pdf"))]),
        ),
        told(
            "a verdict on a name with a NUL",
            json!([record, first, accepted(&json!("002\0.pdf"))]),
        ),
        told("two verdicts on one document", json!([record, first, first])),
        told("a document without a verdict", json!([record, first])),
        told("no verdict at all", json!([])),
        told("a verdict too many", json!([record, first, second, second])),
        told("verdicts in another order", json!([record, second, first])),
        told(
            "a document refused as missing that is there",
            json!([record, missing, second]),
        ),
        told(
            "a verdict that is none",
            json!([record, { "name": names[1], "refused": "PERHAPS" }, second]),
        ),
        ("verdicts under another task", CHECKS, "checkFile", other("task")),
        (
            "verdicts under a claim that is lost",
            CHECKS,
            "checkFile",
            other("fence"),
        ),
        (
            "verdicts by the office that sent the file",
            FIRST_THERE,
            "checkFile",
            input(json!([record, first, second])),
        ),
        (
            "verdicts by a colleague who has not taken up the check",
            CLERK,
            "checkFile",
            input(json!([record, first, second])),
        ),
    ]
}

fn steps() -> Vec<Row> {
    let none = || json!({});
    let words = |text: &str| json!({ "words": text });
    vec![
        (
            "a file accepted that nobody has checked",
            CLERK,
            "acceptFile",
            none(),
        ),
        (
            "a file refused that nobody has checked",
            CLERK,
            "refuseFile",
            none(),
        ),
        (
            "a check returned that nobody has made",
            CLERK,
            "returnToCheck",
            words("请再核对"),
        ),
        (
            "a check returned in words that turn the writing direction",
            CLERK,
            "returnToCheck",
            words("请\u{202E}再核对"),
        ),
        (
            "a handover given up in 10,000 characters",
            LEAD,
            "giveUpHandover",
            words(&"长".repeat(10_000)),
        ),
        (
            "a handover given up whose file is here",
            LEAD,
            "giveUpHandover",
            words("未答复"),
        ),
        (
            "a step tried again that did not fail",
            CLERK,
            "retryHandoverStep",
            none(),
        ),
        (
            "a request for a file taken up by the office that made it",
            CHECKS,
            "takeUpFileRequest",
            none(),
        ),
        ("a file offered a second time", SECOND_THERE, "offerFile", none()),
        (
            "a file gathered again that is on its way",
            FIRST_THERE,
            "gatherFileAgain",
            none(),
        ),
    ]
}

fn origin(vehicles: &Vehicles) -> Vec<Row> {
    let unavailable = |what, reason: &str, ground: Value, words: &str| {
        let input = json!({ "reason": reason, "ground": ground, "words": words });
        (what, FIRST_THERE, "declareFileUnavailable", input)
    };
    vec![
        unavailable(
            "a transfer barred without a ground",
            "BARRED",
            Value::Null,
            "查封",
        ),
        unavailable("a lost file with a ground", "LOST", json!("SEALED"), "遗失"),
        unavailable(
            "a lost file in 10,000 characters",
            "LOST",
            Value::Null,
            &"长".repeat(10_000),
        ),
        unavailable("a file declared lost that was sent", "LOST", Value::Null, "遗失"),
        (
            "a document of another case, on a handover",
            FIRST_THERE,
            "attachDocument",
            json!({ "document": vehicles.document }),
        ),
    ]
}

fn cases(scene: &Scene) -> Vec<Row> {
    let handover = &scene.vehicles.handover;
    let on = |case: &str| json!({ "caseNumber": case });
    vec![
        (
            "a handover that is not there",
            CLERK,
            "acceptFile",
            on(&absent().to_string()),
        ),
        (
            "a handover number with a wrong check character",
            CLERK,
            "acceptFile",
            on(&misread(handover)),
        ),
        (
            "a handover number of another length",
            CLERK,
            "acceptFile",
            on("44010001"),
        ),
        (
            "a handover in the hands of whoever applies",
            BUYS,
            "acceptFile",
            on(handover),
        ),
        (
            "a command of a transfer, on a handover",
            CLERK,
            "acceptVehicleTransfer",
            on(handover),
        ),
        (
            "a handover withdrawn like a transfer",
            CLERK,
            "withdrawCase",
            on(handover),
        ),
    ]
}
