//! `docs/walkthrough/transfer.md`, step by step over HTTP: a used car, its file and both offices, against a demo that is killed
//! while the file is on its way.

use crate::{
    bad_input::png,
    exported::custody_is_proven,
    papers,
    process::until,
    walk::{Door, request_id},
    walkthrough::Demo,
};
use serde_json::{Value, json};

const VIN: &str = "LDEM0AAA3L0000001";

/// A case, and the door to it.
struct Walker {
    door: Door,
    case: String,
}

impl Walker {
    /// What a persona does, with what it needs beside the case and its version. The same request is made until it is answered.
    async fn act(&self, persona: &str, mutation: &str, needs: Value) {
        let payload = self.asked(persona, mutation, needs).await;
        assert_eq!(payload["problems"], json!([]), "{mutation} by {persona}");
    }

    async fn refused(&self, persona: &str, mutation: &str, code: &str) {
        let payload = self.asked(persona, mutation, json!({})).await;
        assert_eq!(
            payload["problems"][0]["code"], code,
            "{mutation} by {persona}: {payload}"
        );
    }

    async fn asked(&self, persona: &str, mutation: &str, needs: Value) -> Value {
        let mut input = needs;
        input["caseNumber"] = json!(self.case);
        input["version"] = self.see(persona, "version").await["version"].clone();
        ask(&self.door, persona, (mutation, input)).await
    }

    /// The case as a persona sees it.
    async fn see(&self, persona: &str, fields: &str) -> Value {
        let query = format!("query($number: String!) {{ case(number: $number) {{ {fields} }} }}");
        let body = json!({ "query": query, "variables": { "number": self.case } });
        self.door.ask(persona, &body).await["case"].clone()
    }

    async fn until(&self, persona: &str, fields: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let look = || async {
            let case = self.see(persona, fields).await;
            if holds(&case) { Ok(case) } else { Err(case) }
        };
        until(look).await
    }

    async fn until_status(&self, persona: &str, of: &str, status: &str) {
        let fields = format!("... on {of} {{ status }}");
        self.until(persona, &fields, |case| case["status"] == status)
            .await;
    }

    async fn attach(&self, persona: &str, kind: &str) {
        let query = "mutation($input: StartUploadInput!) { startUpload(input: $input) { ticket { documentId path } } }";
        let input =
            json!({ "requestId": request_id(), "caseNumber": self.case, "kind": kind, "name": "scan.png" });
        let body = json!({ "query": query, "variables": { "input": input } });
        let ticket = self.door.ask(persona, &body).await["startUpload"]["ticket"].clone();
        let png = png(if kind == "PHOTO" { 4 } else { 5 });
        self.door.upload(ticket["path"].as_str().unwrap(), png).await;
        self.act(
            persona,
            "attachDocument",
            json!({ "document": ticket["documentId"] }),
        )
        .await;
    }
}

/// One request until it has its answer.
async fn ask(door: &Door, persona: &str, (mutation, mut input): (&str, Value)) -> Value {
    let of = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    input["requestId"] = json!(request_id());
    let query = format!(
        "mutation($input: {of}!) {{ {mutation}(input: $input) {{ caseNumber pending problems {{ code message }} }} }}"
    );
    let body = json!({ "query": query, "variables": { "input": input } });
    let answered = || async {
        let payload = door.ask(persona, &body).await[mutation].clone();
        if payload["pending"] == json!(true) {
            Err(payload)
        } else {
            Ok(payload)
        }
    };
    until(answered).await
}

fn person(role: &str, name: &str, number: &str) -> Value {
    let document = json!({ "kind": "RESIDENT_ID_CARD", "number": number });
    json!({ "role": role, "nature": "RESIDENT", "person": { "name": name, "document": document } })
}

async fn submitted(door: Door) -> Walker {
    let input = json!({
        "channel": "ONLINE",
        "office": "44010001",
        "parties": [
            person("BUYER", "林晓岚", "440106198805173024"),
            person("SELLER", "唐思远", "510107198709263315"),
        ],
        "vin": VIN,
        "trade": {
            "occasion": "CHANGE_OF_OWNER",
            "tradePlace": "440106",
            "invoicePlace": "440106",
            "transferIn": "440106",
            "transferOut": "510104",
            "quota": "NOT_RATIONED",
        },
        "title": "TRADE",
        "noticeChannels": ["IN_APP"],
    });
    let payload = ask(&door, "citizen-guangzhou", ("submitVehicleTransfer", input)).await;
    assert_eq!(payload["problems"], json!([]));
    let case = payload["caseNumber"].as_str().unwrap().to_owned();
    Walker { door, case }
}

/// Waits until nothing keeps a persona from a mutation.
async fn until_possible(walker: &Walker, persona: &str, mutation: &str) {
    let possible = |case: &Value| {
        let actions = case["availableActions"].as_array().unwrap();
        let mut wanted = actions.iter().filter(|action| action["action"] == mutation);
        wanted.any(|action| action["reason"].is_null())
    };
    let fields = "availableActions { action reason { code } }";
    walker.until(persona, fields, possible).await;
}

/// The number of the handover of its file, once it has begun.
async fn asked_for_the_file(transfer: &Walker) -> String {
    let clerk = "clerk-guangzhou";
    until_possible(transfer, clerk, "requestVehicleFile").await;
    transfer.act(clerk, "requestVehicleFile", json!({})).await;
    let begun = "... on VehicleTransfer { handover { number } }";
    let case = transfer
        .until(clerk, begun, |case| case["handover"].is_object())
        .await;
    case["handover"]["number"].as_str().unwrap().to_owned()
}

async fn checked(handover: &Walker) {
    let clerk = "dossier-guangzhou";
    handover.until_status(clerk, "FileHandover", "CHECKING").await;
    let fields = "tasks { number purpose fence } ... on FileHandover { manifest { items { name } } }";
    let review = |case: &Value| {
        let tasks = case["tasks"].as_array().unwrap();
        let task = tasks.iter().find(|task| task["purpose"] == "REVIEW");
        task.unwrap().clone()
    };
    let task = review(&handover.see(clerk, fields).await);
    handover
        .act(clerk, "claimTask", json!({ "task": task["number"] }))
        .await;
    let case = handover.see(clerk, fields).await;
    let items = case["manifest"]["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    let verdicts: Vec<_> = items.iter().map(|item| json!({ "name": item["name"] })).collect();
    let needs = json!({
        "task": task["number"],
        "fence": review(&case)["fence"],
        "verdicts": verdicts,
    });
    handover.act(clerk, "checkFile", needs).await;
}

async fn number_chosen(transfer: &Walker) {
    let buyer = "citizen-guangzhou";
    transfer.act(buyer, "askForPlateNumbers", json!({})).await;
    let plate = "... on VehicleTransfer { plate { status offered } }";
    let offered = |case: &Value| case["plate"]["status"] == "OFFERED";
    let case = transfer.until(buyer, plate, offered).await;
    let number = case["plate"]["offered"][0].clone();
    transfer
        .act(buyer, "choosePlateNumber", json!({ "number": number }))
        .await;
    let reserved = |case: &Value| case["plate"]["status"] == "RESERVED";
    transfer.until(buyer, plate, reserved).await;
}

/// The origin's scans, its list, and the word of a second person that sends them.
async fn offered(handover: &Walker) {
    let (first, second) = ("dossier-chengdu", "clerk-chengdu");
    handover.attach(first, "OTHER").await;
    handover.attach(first, "PHOTO").await;
    handover.act(first, "takeUpFileRequest", json!({})).await;
    handover.until_status(first, "FileHandover", "GATHERED").await;
    handover.refused(first, "offerFile", "FOUR_EYES").await;
    handover.act(second, "offerFile", json!({})).await;
}

async fn accepted(handover: &Walker) {
    let (clerk, there) = ("clerk-guangzhou", "clerk-chengdu");
    handover.act(clerk, "acceptFile", json!({})).await;
    handover.until_status(clerk, "FileHandover", "TRANSFERRED").await;
    let fields = "... on FileHandover { custodian { code } chain { __typename } }";
    let case = handover.see(there, fields).await;
    assert_eq!(case["custodian"]["code"], "44010001");
    // Offered, sent, received, verified, accepted.
    assert_eq!(case["chain"].as_array().unwrap().len(), 5);
}

/// From the application that is taken up to the decision.
async fn approved(transfer: &Walker) {
    let clerk = "clerk-guangzhou";
    let arrived = |case: &Value| case["file"]["status"] == "ARRIVED";
    let file = "... on VehicleTransfer { file { status } }";
    transfer.until(clerk, file, arrived).await;
    transfer.act(clerk, "acceptVehicleTransfer", json!({})).await;
    let inspection =
        json!({ "vin": VIN, "photographs": ["photo-1"], "film": "film-1", "result": "CONFORMS" });
    let (inspector, reviewer) = ("inspector-guangzhou", "reviewer-guangzhou");
    transfer.act(inspector, "recordInspection", inspection).await;
    let decision = json!({ "decision": "REGISTER" });
    transfer.act(reviewer, "proposeTransferDecision", decision).await;
    let lead = "lead-guangzhou";
    transfer.act(lead, "approveVehicleTransfer", json!({})).await;
}

async fn registered(transfer: &Walker) {
    let clerk = "plates-guangzhou";
    transfer
        .act(clerk, "setTransferFees", json!({ "fen": 12_500 }))
        .await;
    let paid = json!({ "receipt": "R-1" });
    transfer.act(clerk, "recordTransferPayment", paid).await;
    transfer.act(clerk, "withdrawPlates", json!({})).await;
    until_possible(transfer, clerk, "registerVehicleTransfer").await;
    transfer.act(clerk, "registerVehicleTransfer", json!({})).await;
    transfer
        .until_status(clerk, "VehicleTransfer", "REGISTERED")
        .await;
    for step in ["endorseCertificate", "handOverPlates"] {
        transfer.act(clerk, step, json!({})).await;
    }
    let dossier = "dossier-guangzhou";
    transfer.act(dossier, "archiveVehicleFile", json!({})).await;
}

#[tokio::test]
async fn a_used_car_comes_from_another_province() {
    let home = tempfile::tempdir().unwrap();
    let mut demo = Demo::start(home.path()).await;
    let mut transfer = submitted(demo.door()).await;
    let mut handover = Walker {
        case: asked_for_the_file(&transfer).await,
        door: demo.door(),
    };
    offered(&handover).await;
    // Wherever the file is now.
    handover.door = demo.crash(home.path()).await;
    transfer.door = demo.door();
    checked(&handover).await;
    accepted(&handover).await;
    let export = handover
        .see("lead-chengdu", "... on FileHandover { custodyExport }")
        .await;
    custody_is_proven(
        home.path(),
        &handover.case,
        export["custodyExport"].as_str().unwrap(),
    );
    approved(&transfer).await;
    number_chosen(&transfer).await;
    registered(&transfer).await;
    let fields = "closed ... on VehicleTransfer { plate { status } }";
    let closed = |case: &Value| case["closed"] == json!(true);
    let case = transfer.until("citizen-guangzhou", fields, closed).await;
    assert_eq!(case["plate"]["status"], "ASSIGNED");
    papers::are_printed(&transfer.door, &transfer.case, VIN).await;
    // The office of origin works on the handover alone.
    assert!(transfer.see("clerk-chengdu", "number").await.is_null());
}
