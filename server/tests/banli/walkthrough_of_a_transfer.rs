//! `docs/walkthrough/transfer.md`, step by step over HTTP: a used car, its file and both offices, against a demo that is killed
//! while the file is on its way.

use crate::{
    bad_input::png,
    exported::custody_is_proven,
    file_record, papers,
    walk::{Door, request_id},
    walker::{Walker, ask},
    walkthrough::Demo,
};
use serde_json::{Value, json};

pub const VIN: &str = "LDEM0AAA3L0000001";

async fn attach(walker: &Walker<Door>, persona: &str, kind: &str) {
    let query =
        "mutation($input: StartUploadInput!) { startUpload(input: $input) { ticket { documentId path } } }";
    let input =
        json!({ "requestId": request_id(), "caseNumber": walker.case, "kind": kind, "name": "scan.png" });
    let body = json!({ "query": query, "variables": { "input": input } });
    let door = &walker.door;
    let ticket = door.ask(persona, &body).await["startUpload"]["ticket"].clone();
    let png = png(if kind == "PHOTO" { 4 } else { 5 });
    door.upload(ticket["path"].as_str().unwrap(), png).await;
    let document = json!({ "document": ticket["documentId"] });
    walker.act(persona, "attachDocument", document).await;
}

fn person(role: &str, name: &str, number: &str) -> Value {
    let document = json!({ "kind": "RESIDENT_ID_CARD", "number": number });
    json!({ "role": role, "nature": "RESIDENT", "person": { "name": name, "document": document } })
}

/// The buyer applies.
pub async fn submitted(door: Door) -> Walker<Door> {
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

/// Every document is as it should be.
async fn checked(handover: &Walker<Door>) {
    let clerk = "dossier-guangzhou";
    handover.until_status(clerk, "FileHandover", "CHECKING").await;
    file_record::is_read(handover, VIN).await;
    let names = handover.claim_the_check(clerk).await;
    assert_eq!(names[0], "000-record.json", "what the registry says");
    assert_eq!(names.len(), 3, "and both scans");
    let verdicts = names.iter().map(|name| json!({ "name": name })).collect();
    handover.check(clerk, verdicts).await;
}

async fn number_chosen(transfer: &Walker<Door>) {
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
async fn offered(handover: &Walker<Door>) {
    let (first, second) = ("dossier-chengdu", "clerk-chengdu");
    attach(handover, first, "OTHER").await;
    attach(handover, first, "PHOTO").await;
    handover.act(first, "takeUpFileRequest", json!({})).await;
    handover.until_status(first, "FileHandover", "GATHERED").await;
    let record = file_record::path(handover, first).await;
    file_record::is_refused(handover, ("dossier-guangzhou", None), &record, "NOT_FOUND").await;
    handover.refused(first, "offerFile", json!({}), "FOUR_EYES").await;
    handover.act(second, "offerFile", json!({})).await;
}

async fn accepted(handover: &Walker<Door>) {
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
async fn approved(transfer: &Walker<Door>) {
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

async fn registered(transfer: &Walker<Door>) {
    let clerk = "plates-guangzhou";
    transfer
        .act(clerk, "setTransferFees", json!({ "fen": 12_500 }))
        .await;
    let paid = json!({ "receipt": "R-1" });
    transfer.act(clerk, "recordTransferPayment", paid).await;
    transfer.act(clerk, "withdrawPlates", json!({})).await;
    transfer.until_possible(clerk, "registerVehicleTransfer").await;
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
        case: transfer.asked_for_the_file("clerk-guangzhou").await,
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
