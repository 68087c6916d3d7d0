//! Cases in late states, in which every field of a case says something.

use crate::world::World;
use serde_json::{Value, json};
use uuid::Uuid;

/// A case and whose it is.
#[derive(Clone, Debug)]
pub struct Matter {
    pub label: &'static str,
    /// The owner's name in the world.
    pub owner: String,
    pub number: String,
}

/// The ids of what belongs to a matter, as the owner knows them.
#[derive(Clone, Debug)]
pub struct Ids {
    pub case: String,
    pub office: String,
    pub document: String,
    pub message: String,
    /// A request that the owner made, and one that the reviewer made.
    pub owners: Uuid,
    pub reviewers: Uuid,
    pub receipt: (String, String),
}

/// Licence applications: granted after a correction and an inquiry, barred from issue, refused, and declined for another office.
/// A `VehicleTransfer` that was registered, and one that others have to join. A `FileHandover` that was refused.
pub async fn matters(world: &World) -> Vec<(Matter, Ids)> {
    let mut all = vec![];
    for make in [
        granted(world).await,
        barred(world).await,
        refused(world).await,
        declined(world).await,
        registered(world).await,
        joined(world).await,
        handed_over(world).await,
    ] {
        let ids = world.ids(&make).await;
        let read = "mutation ($input: MarkReadInput!) { markRead(input: $input) { marked } }";
        let input = json!({ "requestId": world.fresh(), "ids": [ids.message] });
        world.data(&make.owner, read, json!({ "input": input })).await;
        all.push((make, ids));
    }
    all
}

async fn opened(world: &World, label: &'static str) -> Matter {
    let owner = world.next_owner();
    let mut input = world.application(&owner);
    input["applicant"]["email"] = json!("wang@example.cn");
    input["applicant"]["phone"] = json!("13800138000");
    input["explanation"] = json!("没有智能手机");
    input["noticeChannels"] = json!(["PAPER", "IN_APP", "MAIL"]);
    input["documents"] = json!([world.uploaded("clerk").await]);
    let submitted = world.submit("clerk", input).await;
    assert_eq!(submitted["problems"], json!([]), "{label}");
    let number = submitted["caseNumber"].as_str().unwrap().to_owned();
    Matter { label, owner, number }
}

async fn granted(world: &World) -> Matter {
    let matter = opened(world, "granted").await;
    let number = &matter.number;
    let asked = json!({ "reason": "请尽快办理" });
    world.done("supervisor", "escalateCase", number, asked).await;
    let missing = json!({ "missing": [
        { "document": "PHOTO", "words": "照片不清晰" }, { "field": "PHONE", "words": "请补充联系电话" },
    ] });
    world.done("clerk", "requestCorrection", number, missing).await;
    let answer = json!({ "words": "已补充", "documents": [world.uploaded(&matter.owner).await], "requestId": owners(number) });
    world
        .done(&matter.owner, "answerCorrection", number, answer)
        .await;
    world
        .done("clerk", "acceptLicenceApplication", number, json!({}))
        .await;
    world.claim("clerk", number, "REVIEW").await;
    world
        .done("clerk", "openInquiry", number, json!({ "reason": "核实情况" }))
        .await;
    world
        .done("clerk", "closeInquiry", number, json!({ "result": "属实" }))
        .await;
    propose(world, number, json!({ "decision": "GRANT" })).await;
    world.claim("lead", number, "APPROVE").await;
    world
        .done(
            "lead",
            "returnToReview",
            number,
            json!({ "words": "请再核对照片" }),
        )
        .await;
    world.claim("clerk", number, "REVIEW").await;
    let proposal = json!({ "decision": "GRANT", "checked": "人证一致", "remarks": "材料齐全", "requestId": reviewers(number) });
    propose(world, number, proposal).await;
    world.claim("lead", number, "APPROVE").await;
    world
        .done("lead", "approveLicenceApplication", number, json!({}))
        .await;
    matter
}

/// Granted, and then the registry held something against it: the lead has to decide again.
async fn barred(world: &World) -> Matter {
    let matter = opened(world, "barred").await;
    let number = &matter.number;
    world
        .done("clerk", "acceptLicenceApplication", number, json!({}))
        .await;
    world.claim("clerk", number, "REVIEW").await;
    propose(world, number, json!({ "decision": "GRANT" })).await;
    world.claim("lead", number, "APPROVE").await;
    world.registry_says(|licence| licence.status = "B".parse().unwrap());
    world
        .done("lead", "approveLicenceApplication", number, json!({}))
        .await;
    world.registry_says(|_| {});
    world.claim("lead", number, "APPROVE").await;
    matter
}

async fn refused(world: &World) -> Matter {
    world.registry_says(|licence| licence.status = "N".parse().unwrap());
    let matter = opened(world, "refused").await;
    world.registry_says(|_| {});
    let number = &matter.number;
    world
        .done("clerk", "acceptLicenceApplication", number, json!({}))
        .await;
    // What the owner asks of an older version is refused, and remembered.
    let late = json!({ "requestId": owners(number) });
    let stale = world
        .act_on(&matter.owner, "withdrawCase", (number, 1), late)
        .await;
    assert_eq!(stale["problems"][0]["code"], "STALE_VERSION");
    world.claim("clerk", number, "REVIEW").await;
    propose(
        world,
        number,
        json!({ "decision": "REFUSE", "grounds": ["IDENTITY_FAILED"], "remarks": "与本人不符" }),
    )
    .await;
    world.claim("lead", number, "APPROVE").await;
    let refusal = json!({ "grounds": ["IDENTITY_FAILED"], "words": "人证不一致" });
    world
        .done("lead", "refuseLicenceApplication", number, refusal)
        .await;
    let served = json!({ "manner": "DIRECT", "day": "2024-03-05" });
    world.done("clerk", "recordService", number, served).await;
    matter
}

/// The licence is of another office, and the registry has much to say about it.
async fn declined(world: &World) -> Matter {
    world.registry_says(|licence| {
        licence.issuing_office = "44010001".parse().unwrap();
        licence.status = "BN".parse().unwrap();
        licence.valid_to = Some("2030-01-01".parse().unwrap());
        licence.certificate = Some(crate::engine::certificate());
        licence.banned_until = Some("2023-01-01".parse().unwrap());
    });
    let matter = opened(world, "declined").await;
    world.registry_says(|_| {});
    let declined = json!({ "grounds": ["NOT_COMPETENT"], "words": "应当向核发地车辆管理所申请" });
    world
        .done("clerk", "declineLicenceApplication", &matter.number, declined)
        .await;
    matter
}

/// A transfer at the counter with a document, of a vehicle with this end to its number.
async fn transfer(world: &World, label: &'static str, vehicle: &str) -> Matter {
    let owner = world.next_owner();
    let mut input = world.transfer();
    input["parties"][0] = World::party(&owner, "BUYER");
    input["vin"] = json!(format!("1M8GDM9AXKP0427{vehicle}"));
    input["documents"] = json!([world.uploaded("clerk").await]);
    input["deliveredOn"] = json!("2024-03-01");
    let submitted = world.submit_transfer("clerk", &input).await;
    assert_eq!(submitted["problems"], json!([]), "{label}");
    let number = submitted["caseNumber"].as_str().unwrap().to_owned();
    Matter { label, owner, number }
}

async fn registered(world: &World) -> Matter {
    let matter = transfer(world, "registered", "01").await;
    let number = &matter.number;
    let missing = json!({ "missing": [{ "document": "VEHICLE_PERMIT", "words": "请补交行驶证" }] });
    let answer = json!({ "words": "已补充", "requestId": owners(number) });
    let mut inspection = crate::transfer::inspection();
    inspection["vin"] = json!("1M8GDM9AXKP042701");
    let proposal = json!({ "decision": "REGISTER", "checked": "资料齐全" });
    for (name, mutation, extra) in [
        ("clerk", "requestTransferCorrection", missing),
        (matter.owner.as_str(), "answerTransferCorrection", answer),
        (
            "clerk",
            "acceptVehicleTransfer",
            json!({ "requestId": reviewers(number) }),
        ),
        ("clerk", "bookInspection", json!({ "at": "2024-03-06T02:00:00Z" })),
        ("surveyor", "recordInspection", inspection),
        ("reviewer", "proposeTransferDecision", proposal.clone()),
        ("lead", "returnTransferToReview", json!({ "words": "请再核对" })),
        ("reviewer", "proposeTransferDecision", proposal),
        ("lead", "approveVehicleTransfer", json!({})),
        ("clerk", "askForPlateNumbers", json!({})),
        ("clerk", "choosePlateNumber", json!({ "number": "浙A12345" })),
        ("plates", "setTransferFees", json!({ "fen": 12_500 })),
        ("plates", "recordTransferPayment", json!({ "receipt": "R-1" })),
        ("plates", "withdrawPlates", json!({})),
        ("plates", "registerVehicleTransfer", json!({})),
        ("plates", "issueTemporaryPlate", json!({})),
        ("plates", "endorseCertificate", json!({})),
        ("plates", "handOverPlates", json!({ "consignment": "EMS:1" })),
        ("keeper", "archiveVehicleFile", json!({})),
    ] {
        world.done(name, mutation, number, extra).await;
    }
    matter
}

/// The mortgagee has to join and has not; the seller has, and objects. Numbers are offered.
async fn joined(world: &World) -> Matter {
    world.engine.vehicle.lock().unwrap().vehicle.mortgaged = true;
    let matter = transfer(world, "joined", "02").await;
    for (name, mutation, extra) in [
        ("clerk", "acceptVehicleTransfer", json!({})),
        ("seller", "consentToTransfer", json!({ "agrees": true })),
        (matter.owner.as_str(), "askForPlateNumbers", json!({})),
        ("seller", "objectToTransfer", json!({ "words": "车款未付清" })),
    ] {
        world.done(name, mutation, &matter.number, extra).await;
    }
    world.engine.vehicle.lock().unwrap().vehicle.mortgaged = false;
    matter
}

/// A file that was refused, and is asked for again.
async fn handed_over(world: &World) -> Matter {
    let (_, number) = world.file_asked().await;
    world.sent(&number).await;
    world.check(&number, Some("ILLEGIBLE")).await;
    world.done("lead", "refuseFile", &number, json!({})).await;
    Matter {
        label: "handed over",
        owner: "buyer".to_owned(),
        number,
    }
}

/// Proposes under the claim that the reviewer holds.
async fn propose(world: &World, number: &str, mut decision: Value) {
    let (task, fence) = world.task("clerk", number, "REVIEW").await;
    decision["task"] = json!(task);
    decision["fence"] = json!(fence);
    world.done("clerk", "proposeDecision", number, decision).await;
}

/// Request ids that the walk can ask for.
fn owners(number: &str) -> Uuid {
    made(number, 0x0A)
}

fn reviewers(number: &str) -> Uuid {
    made(number, 0x0B)
}

fn made(number: &str, by: u8) -> Uuid {
    let mut bytes = [by; 16];
    for (byte, letter) in bytes.iter_mut().zip(number.bytes().rev()) {
        *byte ^= letter;
    }
    Uuid::from_bytes(bytes)
}

impl World {
    /// The ids of what belongs to a matter.
    pub async fn ids(&self, matter: &Matter) -> Ids {
        let query = "query ($number: String!) { case(number: $number) { id office { id } documents { id } receipt { number code } }
            inbox(first: 1) { nodes { id } } }";
        let seen = self
            .data(&matter.owner, query, json!({ "number": matter.number }))
            .await;
        let case = &seen["case"];
        let text = |value: &Value| value.as_str().unwrap_or("none").to_owned();
        Ids {
            case: text(&case["id"]),
            office: text(&case["office"]["id"]),
            document: text(&case["documents"][0]["id"]),
            message: text(&seen["inbox"]["nodes"][0]["id"]),
            owners: owners(&matter.number),
            reviewers: reviewers(&matter.number),
            // Of a handover there is none.
            receipt: (matter.number.clone(), text(&case["receipt"]["code"])),
        }
    }
}
