//! A transfer from the application to the archive, and who may do and see what on the way.

use crate::{
    outside::OFFERED,
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
    async fn approved(&self) -> String {
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

    async fn transfer_seen(&self, name: &str, number: &str, fields: &str) -> Value {
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

#[tokio::test]
async fn a_vehicle_is_transferred() {
    let world = World::new().await;
    let number = world.approved().await;
    world
        .done("buyer", "askForPlateNumbers", &number, json!({}))
        .await;
    let chosen = json!({ "number": OFFERED[0] });
    world.done("buyer", "choosePlateNumber", &number, chosen).await;
    world
        .done("plates", "setTransferFees", &number, json!({ "fen": 12_500 }))
        .await;
    let early = world
        .act("plates", "registerVehicleTransfer", &number, json!({}))
        .await;
    assert_eq!(code(&early), "FEES_OPEN");
    let receipt = json!({ "receipt": "R-2024-1" });
    world
        .done("plates", "recordTransferPayment", &number, receipt)
        .await;
    world.done("plates", "withdrawPlates", &number, json!({})).await;
    let status = world
        .done("plates", "registerVehicleTransfer", &number, json!({}))
        .await;
    assert_eq!(status, "REGISTERED");
    world
        .done("plates", "issueTemporaryPlate", &number, json!({}))
        .await;
    world
        .done("plates", "endorseCertificate", &number, json!({}))
        .await;
    let posted = json!({ "consignment": "EMS:1" });
    world.done("plates", "handOverPlates", &number, posted).await;
    world
        .done("keeper", "archiveVehicleFile", &number, json!({}))
        .await;
    let seen = world
        .transfer_seen(
            "buyer",
            &number,
            "vin plate { status number } fees { status fen receipt } file { status } acceptance { period ruleSet }
             outputs { platesWithdrawn certificateEndorsed platesHandedOver consignment archived temporaryPlate { validTo } }
             decision { outcome } deadlines { rule length status }",
        )
        .await;
    assert_eq!(seen["vin"], "1M8GDM9AXKP042788");
    assert_eq!(
        seen["plate"],
        json!({ "status": "ASSIGNED", "number": OFFERED[0] })
    );
    assert_eq!(
        seen["fees"],
        json!({ "status": "PAID", "fen": 12_500, "receipt": "R-2024-1" })
    );
    assert_eq!(
        seen["acceptance"],
        json!({ "period": "UC-TRANSFER", "ruleSet": "ORDER_164" })
    );
    assert_eq!(seen["outputs"]["archived"], true);
    assert_eq!(seen["outputs"]["consignment"], "EMS:1");
    assert_eq!(seen["decision"]["outcome"], "APPROVED");
}

#[tokio::test]
async fn a_refusal_names_everything_and_reaches_no_engine() {
    let world = World::new().await;
    let number = world.transfer_case().await;
    let sent = world.engine.sent();
    let inspected = world
        .act("surveyor", "recordInspection", &number, inspection())
        .await;
    assert_eq!(code(&inspected), "WRONG_STATE");
    let accepted = world
        .act("plates", "acceptVehicleTransfer", &number, json!({}))
        .await;
    assert_eq!(code(&accepted), "NOT_YOUR_POST");
    let wrong = json!({ "number": "浙A1234O" });
    let wrong = world.act("buyer", "choosePlateNumber", &number, wrong).await;
    assert_eq!(wrong["problems"][0]["field"], "input.number");
    assert_eq!(world.engine.sent(), sent);
    world
        .done("clerk", "acceptVehicleTransfer", &number, json!({}))
        .await;
    let blind = json!({ "photographs": [], "result": "CONFORMS" });
    let blind = world.act("surveyor", "recordInspection", &number, blind).await;
    assert_eq!(code(&blind), "UNSOUND_INSPECTION");
}

#[tokio::test]
async fn what_is_typed_is_told_all_at_once() {
    let world = World::new().await;
    let mut input = world.transfer();
    input["vin"] = json!("1M8");
    input["trade"]["transferIn"] = json!("33");
    input["parties"][1]["person"]["document"]["number"] = json!("1");
    let refused = world.submit_transfer("clerk", &input).await;
    let problems = refused["problems"].as_array().unwrap().iter();
    let fields: Vec<_> = problems
        .map(|problem| problem["field"].as_str().unwrap())
        .collect();
    assert_eq!(
        fields,
        [
            "input.parties.1.person.document.number",
            "input.vin",
            "input.trade.transferIn",
        ]
    );
    let mut nobody = world.transfer();
    nobody["parties"] = json!([]);
    let refused = world.submit_transfer("clerk", &nobody).await;
    assert_eq!(code(&refused), "PARTIES");
    assert_eq!(world.engine.sent(), 0);
}

#[tokio::test]
async fn who_may_open_a_transfer() {
    let world = World::new().await;
    for (name, channel, expected) in [
        ("stranger", "ONLINE", "NOT_YOUR_POST"),
        ("seller", "ONLINE", "NOT_YOUR_POST"),
        ("elsewhere", "COUNTER", "NOT_YOUR_POST"),
        ("lead", "COUNTER", "NOT_YOUR_POST"),
        ("buyer", "ONLINE", "DONE"),
    ] {
        let mut input = world.transfer();
        input["channel"] = json!(channel);
        assert_eq!(
            code(&world.submit_transfer(name, &input).await),
            expected,
            "{name}"
        );
    }
}

#[tokio::test]
async fn the_same_request_gives_the_same_case() {
    let world = World::new().await;
    let input = world.transfer();
    let first = world.submit_transfer("clerk", &input).await;
    let again = world.submit_transfer("clerk", &input).await;
    assert_eq!(again["caseNumber"], first["caseNumber"]);
    assert_eq!(again["problems"], json!([]));
    let mut other = input;
    other["vin"] = json!("11111111111111111");
    let reused = world.submit_transfer("clerk", &other).await;
    assert_eq!(code(&reused), "REQUEST_ID_REUSED");
    let number = first["caseNumber"].as_str().unwrap();
    let before = (number, world.version(number).await);
    let accept = json!({ "requestId": world.fresh() });
    let accept = async || {
        world
            .act_on("clerk", "acceptVehicleTransfer", before, accept.clone())
            .await
    };
    let done = accept().await;
    let version = world.version(number).await;
    assert_eq!((code(&done), accept().await), ("DONE", done.clone()));
    assert_eq!(world.version(number).await, version);
}

#[tokio::test]
async fn a_transfer_of_others_is_not_there() {
    let world = World::new().await;
    let number = world.transfer_case().await;
    for name in ["stranger", "elsewhere"] {
        let seen = world.transfer_seen(name, &number, "number").await;
        assert_eq!(seen, Value::Null, "{name}");
        let answer = world.act(name, "withdrawCase", &number, json!({})).await;
        assert_eq!(code(&answer), "NOT_FOUND", "{name}");
        assert_eq!(answer["case"], Value::Null);
    }
    // To a mutation of another kind it is not there either.
    let answer = world
        .act("clerk", "acceptLicenceApplication", &number, json!({}))
        .await;
    assert_eq!(code(&answer), "NOT_FOUND");
    let status = world.done("buyer", "withdrawCase", &number, json!({})).await;
    assert_eq!(status, "WITHDRAWN");
}

#[tokio::test]
async fn offered_numbers_are_for_the_applicant() {
    let world = World::new().await;
    let number = world.approved().await;
    world
        .done("buyer", "askForPlateNumbers", &number, json!({}))
        .await;
    let fields = "plate { status offered } history(first: 100) { nodes { type details { name value } } }";
    let own = world.transfer_seen("buyer", &number, fields).await;
    assert_eq!(own["plate"]["offered"], json!(OFFERED));
    let office = world.transfer_seen("clerk", &number, fields).await;
    assert_eq!(office["plate"], json!({ "status": "OFFERED", "offered": [] }));
    for seen in [own, office] {
        let history = seen["history"].to_string();
        assert!(!OFFERED.iter().any(|number| history.contains(number)));
        assert!(!history.contains("1M8GDM9AXKP042788"));
    }
}

#[tokio::test]
async fn a_queue_asks_for_statuses_of_every_kind() {
    let world = World::new().await;
    let number = world.transfer_case().await;
    let licence = world.case().await;
    let query = "query ($filter: QueueFilterInput) { workQueue(filter: $filter) { nodes { number } } }";
    let asked = async |filter: Value| {
        let seen = world.data("clerk", query, json!({ "filter": filter })).await;
        let nodes = seen["workQueue"]["nodes"].as_array().unwrap().clone();
        nodes
            .iter()
            .map(|node| node["number"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(asked(json!({ "status": ["SUBMITTED"] })).await.len(), 2);
    let transfers = json!({ "kind": "VEHICLE_TRANSFER", "status": ["SUBMITTED"] });
    assert_eq!(asked(transfers).await, [number]);
    let licences = json!({ "kind": "LICENCE_APPLICATION", "status": ["SUBMITTED", "ACCEPTED"] });
    assert_eq!(asked(licences).await, [licence]);
    assert_eq!(
        asked(json!({ "status": ["APPROVED"] })).await,
        Vec::<String>::new()
    );
}

#[tokio::test]
async fn a_negative_decision_is_contested_and_served() {
    let world = World::new().await;
    let number = world.transfer_case().await;
    let declined = json!({ "grounds": ["INVALID_PAPERS"], "words": "发票无效" });
    world
        .done("clerk", "declineVehicleTransfer", &number, declined)
        .await;
    let served = json!({ "manner": "DIRECT", "day": "2024-03-05" });
    world.done("clerk", "recordService", &number, served).await;
    let fields = "servedOn remedies { path } decision { outcome words grounds { code basis { article } } }";
    let seen = world.transfer_seen("buyer", &number, fields).await;
    assert_eq!(seen["servedOn"], "2024-03-05");
    assert!(!seen["remedies"].as_array().unwrap().is_empty());
    assert_eq!(seen["decision"]["grounds"][0]["code"], "INVALID_PAPERS");
    assert_eq!(seen["decision"]["words"], "发票无效");
}

#[tokio::test]
async fn online_nobody_changes_what_is_kept_of_another() {
    let world = World::new().await;
    let mut input = world.transfer();
    input["channel"] = json!("ONLINE");
    world.submit_transfer("buyer", &input).await;
    let query = "{ viewer { person { email } } }";
    let own = world.data("buyer", query, json!({})).await;
    assert_eq!(own["viewer"]["person"]["email"], "buyer@example.cn");
    let other = world.data("seller", query, json!({})).await;
    assert_eq!(other["viewer"]["person"]["email"], Value::Null);
}

#[tokio::test]
async fn a_seller_sees_their_part_and_no_papers_of_the_buyer() {
    let world = World::new().await;
    let mut input = world.transfer();
    input["documents"] = json!([world.uploaded("clerk").await]);
    let submitted = world.submit_transfer("clerk", &input).await;
    let number = submitted["caseNumber"].as_str().unwrap();
    let fields = "vin documents { id } receipt { code } noticeChannels tasks { number } applicant { name }
        parties { role isYou person { name masked } } history(first: 100) { nodes { type details { name } } }";
    let seen = world.transfer_seen("seller", number, fields).await;
    let entries = seen["history"]["nodes"].as_array().unwrap();
    assert_eq!(entries[0]["type"], "SUBMITTED");
    assert!(entries.iter().all(|entry| entry["details"] == json!([])));
    assert_eq!(seen["vin"], "1M8************88");
    for nothing in ["documents", "noticeChannels", "tasks"] {
        assert_eq!(seen[nothing], json!([]), "{nothing}");
    }
    assert_eq!(
        (&seen["receipt"], &seen["applicant"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(
        seen["parties"][0],
        json!({ "role": "BUYER", "isYou": false, "person": null })
    );
    assert_eq!(seen["parties"][1]["isYou"], true);
    let office = world.transfer_seen("clerk", number, fields).await;
    assert_eq!(office["documents"].as_array().unwrap().len(), 1);
    assert_eq!(
        office["parties"][0]["person"],
        json!({ "name": "王**", "masked": true })
    );
}

#[tokio::test]
async fn who_is_asked_to_join_says_so_and_who_objects_holds_it() {
    let world = World::new().await;
    world.engine.vehicle.lock().unwrap().vehicle.mortgaged = true;
    let number = world.transfer_case().await;
    let holder = json!({ "party": World::party("holder", "MORTGAGEE") });
    world
        .done("clerk", "acceptVehicleTransfer", &number, json!({}))
        .await;
    let missing = "missingConsents holds { code }";
    let seen = world.transfer_seen("clerk", &number, missing).await;
    assert_eq!(seen["missingConsents"], json!(["SELLER", "MORTGAGEE"]));
    world.done("clerk", "nameTransferParty", &number, holder).await;
    let applicant = world
        .act("buyer", "consentToTransfer", &number, json!({ "agrees": true }))
        .await;
    assert_eq!(code(&applicant), "NOT_YOUR_POST");
    for name in ["seller", "holder"] {
        world
            .done(name, "consentToTransfer", &number, json!({ "agrees": true }))
            .await;
    }
    let objection = json!({ "words": "车款未付清" });
    world.done("seller", "objectToTransfer", &number, objection).await;
    let seen = world.transfer_seen("buyer", &number, missing).await;
    assert_eq!(
        seen,
        json!({ "missingConsents": [], "holds": [{ "code": "OBJECTION" }] })
    );
    let lifted = json!({ "lifted": true, "words": "已付清" });
    world
        .done("lead", "settleTransferObjection", &number, lifted)
        .await;
    let seen = world.transfer_seen("seller", &number, missing).await;
    assert_eq!(seen["holds"], json!([]));
}
