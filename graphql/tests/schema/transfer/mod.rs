//! A transfer from the application to the archive, and who may do and see what on the way.

mod journey;
mod opening;
mod powers;
mod seeing;
mod stations;

use crate::{
    people::{self, resident_id},
    world::World,
};
use serde_json::{Value, json};

const SUBMIT: &str = "mutation ($input: SubmitVehicleTransferInput!) {
    submitVehicleTransfer(input: $input) { caseNumber version problems { code field } case { __typename } } }";

impl World {
    /// Somebody in a role.
    pub fn party(name: &str, role: &str) -> Value {
        json!({
            "role": role,
            "nature": "RESIDENT",
            "person": {
                "name": format!("王{name}"),
                "document": { "kind": "RESIDENT_ID_CARD", "number": resident_id(people::serial(name)) },
                "email": format!("{name}@example.cn"),
            },
        })
    }

    /// A car of Hangzhou that is sold within Hangzhou, entered at the counter.
    pub fn transfer(&self) -> Value {
        json!({
            "requestId": self.fresh(),
            "channel": "COUNTER",
            "office": "33010001",
            "parties": [Self::party("buyer", "BUYER"), Self::party("seller", "SELLER")],
            "vin": "1M8GDM9AXKP042788",
            "trade": {
                "occasion": "CHANGE_OF_OWNER", "tradePlace": "330106", "invoicePlace": "330106",
                "transferIn": "330106", "transferOut": "330102", "quota": "NOT_RATIONED",
            },
            "title": "TRADE",
            "noticeChannels": ["IN_APP"],
        })
    }

    pub async fn submit_transfer(&self, name: &str, input: &Value) -> Value {
        self.data(name, SUBMIT, json!({ "input": input })).await["submitVehicleTransfer"].take()
    }

    /// The number of a vehicle that is in no case yet.
    pub fn next_vin(&self) -> String {
        let owner = self.next_owner();
        let count: u32 = owner.trim_start_matches("owner").parse().unwrap();
        format!("1M8GDM9AXKP{:06}", 100_000 + count)
    }

    pub async fn transfer_case(&self) -> String {
        let submitted = self.submit_transfer("clerk", &self.transfer()).await;
        assert_eq!(submitted["problems"], json!([]));
        submitted["caseNumber"].as_str().unwrap().to_owned()
    }

    /// A transfer that was approved.
    pub async fn approved(&self) -> String {
        let number = self.transfer_case().await;
        self.done("clerk", "acceptVehicleTransfer", &number, json!({}))
            .await;
        self.done("surveyor", "recordInspection", &number, inspection())
            .await;
        let proposal = json!({ "decision": "REGISTER", "checked": "资料齐全" });
        self.done("reviewer", "proposeTransferDecision", &number, proposal)
            .await;
        let status = self
            .done("lead", "approveVehicleTransfer", &number, json!({}))
            .await;
        assert_eq!(status, "APPROVED");
        number
    }

    pub async fn transfer_seen(&self, name: &str, number: &str, fields: &str) -> Value {
        let query = format!(
            "query ($number: String!) {{ case(number: $number) {{ ... on VehicleTransfer {{ {fields} }} }} }}"
        );
        self.data(name, &query, json!({ "number": number })).await["case"].take()
    }
}

pub fn inspection() -> Value {
    json!({ "vin": "1M8GDM9AXKP042788", "photographs": ["photo:1"], "film": "film:1", "result": "CONFORMS" })
}

fn code(payload: &Value) -> &str {
    payload["problems"][0]["code"].as_str().unwrap_or("DONE")
}
