//! A service station takes in, brings what is missing and books the inspection. It decides nothing, and sees no more than it needs
//! for that.

use super::code;
use crate::{actions::on_a_transfer, world::World};
use serde_json::{Value, json};

/// What it may do on a case that it took in.
const OWN: [&str; 2] = ["answerTransferCorrection", "bookInspection"];

impl World {
    /// A transfer that a service station took in, with a paper.
    async fn taken_in(&self, station: &str) -> String {
        let mut input = self.transfer();
        input["channel"] = json!("SERVICE_STATION");
        input["vin"] = json!(self.next_vin());
        input["documents"] = json!([self.uploaded(station).await]);
        let submitted = self.submit_transfer(station, &input).await;
        assert_eq!(submitted["problems"], json!([]));
        assert_eq!(submitted["case"]["__typename"], "VehicleTransfer");
        submitted["caseNumber"].as_str().unwrap().to_owned()
    }

    /// The office asks for a paper.
    async fn correction_of(&self, number: &str) {
        let missing = json!({ "missing": [{ "document": "VEHICLE_PERMIT", "words": "请补交行驶证" }] });
        self.done("clerk", "requestTransferCorrection", number, missing)
            .await;
    }
}

#[tokio::test]
async fn a_station_sees_its_case_through_to_the_inspection() {
    let world = World::new().await;
    let number = world.taken_in("station").await;
    world.correction_of(&number).await;
    let fields = "status correction { missing { document words } } appointment";
    let seen = world.transfer_seen("station", &number, fields).await;
    assert_eq!(seen["status"], "CORRECTION_REQUESTED");
    assert_eq!(
        seen["correction"]["missing"],
        json!([{ "document": "VEHICLE_PERMIT", "words": "请补交行驶证" }])
    );
    let attach = json!({ "document": world.uploaded("station").await });
    world.done("station", "attachDocument", &number, attach).await;
    let answer = json!({ "words": "已补交", "documents": [world.uploaded("station").await] });
    let status = world
        .done("station", "answerTransferCorrection", &number, answer)
        .await;
    assert_eq!(status, "SUBMITTED");
    world
        .done("clerk", "acceptVehicleTransfer", &number, json!({}))
        .await;
    let at = "2024-03-06T02:00:00Z";
    world
        .done("station", "bookInspection", &number, json!({ "at": at }))
        .await;
    let seen = world.transfer_seen("station", &number, fields).await;
    assert!(
        seen["appointment"]
            .as_str()
            .unwrap()
            .starts_with("2024-03-06T02:00:00")
    );
    // Once nothing is left to do, it is the applicant's alone.
    world.done("buyer", "withdrawCase", &number, json!({})).await;
    assert_eq!(world.transfer_seen("station", &number, fields).await, Value::Null);
}

#[tokio::test]
async fn a_station_decides_nothing() {
    let world = World::new().await;
    let number = world.taken_in("station").await;
    for (mutation, extra) in on_a_transfer() {
        if OWN.contains(&mutation) {
            continue;
        }
        let answer = world.act("station", mutation, &number, extra).await;
        assert_eq!(code(&answer), "NOT_YOUR_POST", "{mutation}");
    }
    let actions = "availableActions { action allowed reason { code } }";
    let seen = world.transfer_seen("station", &number, actions).await;
    for action in seen["availableActions"].as_array().unwrap() {
        let name = action["action"].as_str().unwrap();
        if name == "attachDocument" {
            assert_eq!(action["allowed"], true);
        } else if !OWN.contains(&name) {
            assert_eq!(action["allowed"], false, "{name}");
        }
    }
}

#[tokio::test]
async fn what_another_took_in_is_not_there() {
    let world = World::new().await;
    let number = world.taken_in("station").await;
    let counter = world.transfer_case().await;
    for (name, number) in [("kiosk", &number), ("station", &counter)] {
        world.correction_of(number).await;
        assert_eq!(
            world.transfer_seen(name, number, "number").await,
            Value::Null,
            "{name}"
        );
        let attach = json!({ "document": world.uploaded(name).await });
        for (mutation, extra) in [
            ("answerTransferCorrection", json!({ "words": "已补交" })),
            ("bookInspection", json!({ "at": "2024-03-06T02:00:00Z" })),
            ("acceptVehicleTransfer", json!({})),
            ("attachDocument", attach.clone()),
        ] {
            let answer = world.act(name, mutation, number, extra).await;
            assert_eq!(code(&answer), "NOT_FOUND", "{name} {mutation}");
            assert_eq!(answer["case"], Value::Null);
        }
    }
}

#[tokio::test]
async fn a_station_sees_no_papers_and_no_people() {
    let world = World::new().await;
    let number = world.taken_in("station").await;
    world
        .done("clerk", "acceptVehicleTransfer", &number, json!({}))
        .await;
    let fields =
        "vin closed documents { id } tasks { number } deadlines { rule } notices { kind } noticeChannels
        papers { kind } history(first: 100) { nodes { type } pageInfo { hasNextPage } } registers { vehicle }
        inspection { result } decision { outcome } proposal { register } receipt { code } applicant { name }
        parties { role person { name } } handover { number }";
    let seen = world.transfer_seen("station", &number, fields).await;
    assert_eq!(seen["closed"], false);
    assert!(seen["vin"].as_str().unwrap().contains("****"));
    for nothing in [
        "documents",
        "tasks",
        "deadlines",
        "notices",
        "noticeChannels",
        "papers",
    ] {
        assert_eq!(seen[nothing], json!([]), "{nothing}");
    }
    assert_eq!(
        seen["history"],
        json!({ "nodes": [], "pageInfo": { "hasNextPage": false } })
    );
    for nothing in [
        "registers",
        "inspection",
        "decision",
        "proposal",
        "receipt",
        "applicant",
        "handover",
    ] {
        assert_eq!(seen[nothing], Value::Null, "{nothing}");
    }
    let parties = seen["parties"].as_array().unwrap();
    assert_eq!(parties.len(), 2);
    assert!(parties.iter().all(|party| party["person"].is_null()));
    let office = world.transfer_seen("clerk", &number, fields).await;
    assert_eq!(office["documents"].as_array().unwrap().len(), 1);
    assert_eq!(office["registers"]["vehicle"], "FOUND");
}
