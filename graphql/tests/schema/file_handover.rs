//! A file on its way from its office of origin, and who may do and see what.

use crate::{
    outside::{DOCUMENTS, handover_of, public_key},
    world::{World, now},
};
use domain::{
    custody::Suite,
    file_handover::{Command, FileHandover, Opening},
    identifier::{CaseNumber, OfficeCode},
};
use serde_json::{Value, json};
use store::arrival::Arrived;

impl World {
    /// A transfer of a car from Guangzhou whose file is asked for, and its handover.
    pub async fn file_asked(&self) -> (String, String) {
        for code in ["33010001", "44010001"] {
            let key = public_key(&OfficeCode::parse(code).unwrap());
            let valid = (Suite::Ed25519Sha256, now());
            store::office_key::add(&self.store, &key, valid).await.unwrap();
        }
        let vin = self.next_vin();
        let mut input = self.transfer();
        input["vin"] = json!(vin);
        input["trade"]["transferOut"] = json!("440106");
        let submitted = self.submit_transfer("clerk", &input).await;
        assert_eq!(submitted["problems"], json!([]));
        let transfer = submitted["caseNumber"].as_str().unwrap().to_owned();
        self.done("clerk", "requestVehicleFile", &transfer, json!({}))
            .await;
        let number: CaseNumber = transfer.parse().unwrap();
        let handover = handover_of(&number);
        let opening = Opening {
            transfer: number,
            vehicle: self.store.keys().vehicle_reference(&vin.parse().unwrap()),
            origin: OfficeCode::parse("44010001").unwrap(),
        };
        self.engine
            .by_system::<FileHandover>(&handover, self.fresh().as_u128(), Command::Open(opening))
            .await;
        self.engine.settle_all::<FileHandover>(&handover).await;
        (transfer, handover.to_string())
    }

    /// So many bytes of the first attempt have arrived, each file of five.
    pub async fn arrived(&self, handover: &str, bytes: u64) {
        let arrived = Arrived {
            bytes,
            files: bytes / 5,
            since: now(),
        };
        let handover = handover.parse().unwrap();
        store::arrival::note(&self.store, (&handover, 1), &arrived)
            .await
            .unwrap();
    }

    /// The file has come, and waits to be checked.
    pub async fn sent(&self, handover: &str) {
        let status = self
            .done("origin", "takeUpFileRequest", handover, json!({}))
            .await;
        assert_eq!(status, "GATHERED");
        self.done("offering", "offerFile", handover, json!({})).await;
    }

    pub async fn check(&self, handover: &str, refused: Option<&str>) {
        let (task, fence) = self.claim("keeper", handover, "REVIEW").await;
        let mut verdicts = DOCUMENTS.map(|name| json!({ "name": name }));
        verdicts[1]["refused"] = json!(refused);
        let verdicts = json!({ "task": task, "fence": fence, "verdicts": verdicts });
        self.done("keeper", "checkFile", handover, verdicts).await;
    }

    async fn handover_seen(&self, name: &str, number: &str, fields: &str) -> Value {
        let query = format!(
            "query ($number: String!) {{ case(number: $number) {{ ... on FileHandover {{ {fields} }} }} }}"
        );
        self.data(name, &query, json!({ "number": number })).await["case"].take()
    }
}

fn code(payload: &Value) -> &str {
    payload["problems"][0]["code"].as_str().unwrap_or("DONE")
}

#[tokio::test]
async fn a_file_is_taken() {
    let world = World::new().await;
    let (transfer, handover) = world.file_asked().await;
    world.sent(&handover).await;
    world.check(&handover, None).await;
    let own = world.act("keeper", "acceptFile", &handover, json!({})).await;
    assert_eq!(code(&own), "FOUR_EYES");
    world.done("lead", "acceptFile", &handover, json!({})).await;
    let fields = "status stage custodian { code } transfer progress { done of } lock
        chain { number hop office { code } } manifest { count items { name accepted } }";
    let seen = world.handover_seen("keeper", &handover, fields).await;
    assert_eq!(seen["status"], "TRANSFERRED");
    assert_eq!(seen["stage"], "ACCEPTED");
    assert_eq!(seen["custodian"]["code"], "33010001");
    assert_eq!(seen["transfer"], transfer.as_str());
    let hops: Vec<_> = seen["chain"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["hop"].as_str().unwrap())
        .collect();
    assert_eq!(hops, ["OFFERED", "SENT", "RECEIVED", "VERIFIED", "ACCEPTED"]);
    assert_eq!(
        seen["manifest"]["items"][1],
        json!({ "name": DOCUMENTS[1], "accepted": true })
    );
}

#[tokio::test]
async fn a_file_is_refused_by_name() {
    let world = World::new().await;
    let (_, handover) = world.file_asked().await;
    world.sent(&handover).await;
    world.check(&handover, Some("ILLEGIBLE")).await;
    let taken = world.act("lead", "acceptFile", &handover, json!({})).await;
    assert_eq!(code(&taken), "WRONG_STATE");
    world.done("lead", "refuseFile", &handover, json!({})).await;
    let fields = "status custodian { code } findings { name code words { en } }";
    let seen = world.handover_seen("keeper", &handover, fields).await;
    assert_eq!(seen["status"], "REQUESTED");
    assert_eq!(seen["custodian"]["code"], "44010001");
    assert_eq!(seen["findings"][0]["name"], DOCUMENTS[1]);
    assert_eq!(seen["findings"][0]["code"], "ILLEGIBLE");
}

#[tokio::test]
async fn each_office_does_its_own_part() {
    let world = World::new().await;
    let (_, handover) = world.file_asked().await;
    let taken = world
        .act("keeper", "takeUpFileRequest", &handover, json!({}))
        .await;
    assert_eq!(code(&taken), "NOT_YOUR_POST");
    let lost = json!({ "reason": "LOST", "ground": "SEALED", "words": "查无此档" });
    let lost = world
        .act("origin", "declareFileUnavailable", &handover, lost)
        .await;
    assert_eq!(
        (code(&lost), &lost["problems"][0]["field"]),
        ("ONE_OF", &json!("input.ground"))
    );
    let barred = json!({ "reason": "BARRED", "ground": "SEALED", "words": "车辆已被查封" });
    let status = world
        .done("origin", "declareFileUnavailable", &handover, barred)
        .await;
    assert_eq!(status, "UNAVAILABLE");
    let seen = world.handover_seen("clerk", &handover, "ended { code }").await;
    assert_eq!(seen["ended"]["code"], "SEALED");
}

#[tokio::test]
async fn the_names_of_documents_are_for_those_who_work_on_the_file() {
    let world = World::new().await;
    let (transfer, handover) = world.file_asked().await;
    world.sent(&handover).await;
    let fields = "status manifest { items { name path } } chain { hop } history(first: 100) { nodes { details { name value } } }";
    let path = format!("/documents/{handover}_RECORD-{}", "07".repeat(32));
    for name in ["origin", "keeper", "clerk"] {
        let seen = world.handover_seen(name, &handover, fields).await;
        let items = &seen["manifest"]["items"];
        assert_eq!(items[0], json!({ "name": DOCUMENTS[0], "path": path }), "{name}");
        assert!(items[1]["path"].is_null(), "{name}: a scan is a document");
    }
    for name in ["buyer", "seller"] {
        let seen = world.handover_seen(name, &handover, fields).await;
        assert_eq!(seen["manifest"], Value::Null, "{name}");
        assert!(!seen["chain"].as_array().unwrap().is_empty(), "{name}");
        assert!(!seen.to_string().contains(DOCUMENTS[0]), "{name}");
    }
    for name in ["stranger", "elsewhere"] {
        let seen = world.handover_seen(name, &handover, "number").await;
        let there = name == "elsewhere";
        assert_eq!(!seen.is_null(), there, "{name}: who works at the origin sees it");
    }
    let query = "query ($number: String!) { case(number: $number) { ... on VehicleTransfer { handover { number progress { done } } } } }";
    let seen = world.data("buyer", query, json!({ "number": transfer })).await;
    assert_eq!(
        seen["case"]["handover"],
        json!({ "number": handover, "progress": { "done": 5 } })
    );
}

#[tokio::test]
async fn a_handover_of_others_is_not_there_and_nobody_withdraws_one() {
    let world = World::new().await;
    let (_, handover) = world.file_asked().await;
    let gone = world
        .act(
            "stranger",
            "giveUpHandover",
            &handover,
            json!({ "words": "不再等待" }),
        )
        .await;
    assert_eq!(code(&gone), "NOT_FOUND");
    let withdrawn = world.act("buyer", "withdrawCase", &handover, json!({})).await;
    assert_eq!(code(&withdrawn), "NOT_FOUND");
    let before = (handover.as_str(), world.version(&handover).await);
    let request = json!({ "requestId": world.fresh() });
    let take_up = async || {
        world
            .act_on("origin", "takeUpFileRequest", before, request.clone())
            .await
    };
    let (done, again) = (take_up().await, take_up().await);
    assert_eq!((code(&done), &again), ("DONE", &done));
}

#[tokio::test]
async fn who_applies_is_masked_where_the_file_comes_from() {
    let world = World::new().await;
    let (_, handover) = world.file_asked().await;
    let fields = r#"applicant(unmaskReason: "来信退回") { name masked }"#;
    for name in ["origin", "offering", "elsewhere"] {
        let seen = world.handover_seen(name, &handover, fields).await;
        assert_eq!(
            seen["applicant"],
            json!({ "name": "王**", "masked": true }),
            "{name}"
        );
    }
    // Also to somebody who handles another matter of the same person.
    let mut input = world.application("buyer");
    input["office"] = json!("44010001");
    assert_eq!(world.submit("elsewhere", input).await["problems"], json!([]));
    let seen = world.handover_seen("elsewhere", &handover, fields).await;
    assert_eq!(seen["applicant"]["masked"], true);
    let logged = "SELECT case_number FROM read_log";
    assert_eq!(world.database.texts(logged).await, Vec::<String>::new());
    let seen = world.handover_seen("keeper", &handover, fields).await;
    assert_eq!(seen["applicant"], json!({ "name": "王buyer", "masked": false }));
    assert_eq!(world.database.texts(logged).await.len(), 1);
}

#[tokio::test]
async fn a_receipt_is_of_the_transfer_alone() {
    let world = World::new().await;
    let (transfer, handover) = world.file_asked().await;
    let query = "query ($number: String!) { case(number: $number) { receipt { code } } }";
    for name in ["buyer", "keeper", "clerk", "origin", "elsewhere"] {
        let seen = world.data(name, query, json!({ "number": handover })).await;
        assert_eq!(seen["case"], json!({ "receipt": null }), "{name}");
    }
    let seen = world.data("buyer", query, json!({ "number": transfer })).await;
    assert!(seen["case"]["receipt"]["code"].is_string());
}
