//! From the application to the archive, and what is refused on the way.

use super::{code, inspection};
use crate::{outside::OFFERED, world::World};
use serde_json::json;

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
async fn a_former_number_is_claimed() {
    let world = World::new().await;
    let number = world.approved().await;
    let elsewhere = json!({ "number": "川A12345" });
    let refused = world.act("buyer", "claimFormerNumber", &number, elsewhere).await;
    assert_eq!(code(&refused), "PLATE");
    let claim = json!({ "number": OFFERED[0] });
    world.done("buyer", "claimFormerNumber", &number, claim).await;
    let fields = "plate { status number } history(first: 100) { nodes { type } }";
    let seen = world.transfer_seen("buyer", &number, fields).await;
    assert_eq!(
        seen["plate"],
        json!({ "status": "RESERVED", "number": OFFERED[0] })
    );
    let events = seen["history"]["nodes"].as_array().unwrap();
    assert!(events.iter().any(|event| event["type"] == "NUMBER_CLAIMED"));
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
