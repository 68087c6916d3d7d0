//! Transfers, each where something can be got wrong, and a handover whose file is being checked.
use super::{Answers, Scene, commands::absent};
use crate::{
    canary::{
        cars::{Car, Cars},
        desk::{CLERK, Life},
        marker::Sower,
        people::People,
        sale::{BUYS, CHECKS, until_plate},
    },
    process::until,
    walker::Walker,
};
use serde_json::{Value, json};

/// What a car is said to be that is another.
pub const OTHER_VIN: &str = "LDEM0AAA3L0000001";

/// What is sent, in the words of the page, by whom, as which mutation and with what.
pub type Row = (&'static str, &'static str, &'static str, Value);

/// Sends these, on this case where they name no other.
pub async fn sent(scene: &Scene, case: &str, rows: Vec<Row>) -> Answers {
    let mut answers = Answers::new();
    for (what, persona, mutation, mut input) in rows {
        if input["caseNumber"].is_null() {
            input["caseNumber"] = json!(case);
        }
        answers.insert(what, scene.act_as(persona, mutation, input).await);
    }
    answers
}

/// The cases, and what a request on them has to name.
#[derive(Default)]
pub struct Vehicles {
    /// Accepted, with numbers on offer; the inspector read another identification number than that of the papers.
    pub inspected: String,
    /// The request that opened it.
    pub opening: Value,
    /// An application like it for a car that is in no case, and both who have a part in it.
    pub application: Value,
    /// Its invoice was used in another case.
    pub with_used_invoice: String,
    /// The file has come, and somebody checks it.
    pub handover: String,
    /// The names in its manifest.
    pub names: Vec<Value>,
    /// The task of the check, and the fence of the claim.
    pub check: Value,
    /// A document that the clerk has uploaded for the licence.
    pub document: Value,
}

impl Vehicles {
    pub async fn of(scene: &Scene) -> Self {
        let sower = Sower::default();
        let cars = Cars::bought(&scene.home, &sower).await;
        let mut life = Life::new(&scene.people, &sower);
        let local = &cars.all[3];
        let inspected = life.sold(local, &["PAPER"]).await;
        let opening = life.submission.clone();
        inspect(&inspected).await;
        cars.invoice_is_used(&cars.all[1], &absent()).await;
        let with_used_invoice = life.sold(&cars.all[1], &["PAPER"]).await;
        let moving = life.sold(&cars.all[0], &["PAPER"]).await;
        let handover = life.walker(moving.asked_for_the_file(CLERK).await);
        life.offer(&handover).await;
        let names = handover.claim_the_check(CHECKS).await;
        for case in [&inspected, &with_used_invoice, &moving] {
            told(case).await;
        }
        Self {
            application: untouched(&opening, &cars.all[2]),
            opening,
            check: handover.review(CHECKS).await,
            names,
            document: life.upload_as(CLERK, &scene.case, "STATEMENT").await,
            inspected: inspected.case,
            with_used_invoice: with_used_invoice.case,
            handover: handover.case,
        }
    }
}

/// The same application for another car, with every field in it.
fn untouched(opening: &Value, car: &Car) -> Value {
    let mut input = opening.clone();
    input["vin"] = json!(car.vin);
    input["documents"] = json!([]);
    input.as_object_mut().unwrap().remove("requestId");
    input
}

async fn inspect(transfer: &Walker<&People>) {
    transfer.until_possible(CLERK, "acceptVehicleTransfer").await;
    transfer.act(CLERK, "acceptVehicleTransfer", json!({})).await;
    transfer.act(BUYS, "askForPlateNumbers", json!({})).await;
    until_plate(transfer, "OFFERED").await;
    let inspection =
        json!({ "vin": OTHER_VIN, "photographs": ["photo-1"], "film": "film-1", "result": "CONFORMS" });
    transfer
        .act("inspector-guangzhou", "recordInspection", inspection)
        .await;
}

/// Waits until everybody is told of everything.
async fn told(case: &Walker<&People>) {
    until(|| async {
        let seen = case.see(CLERK, "notices { status }").await;
        let notices = seen["notices"].as_array().unwrap();
        let told = !notices.is_empty() && notices.iter().all(|notice| notice["status"] == "SENT");
        if told { Ok(()) } else { Err(seen) }
    })
    .await;
}
