//! Cases in late states, in which every field of a case says something.

use super::late;
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

impl Matter {
    /// Only the case is read: elsewhere it is no other than those before it.
    pub fn in_brief(&self) -> bool {
        let brief = [
            "stopped",
            "not registered",
            "taken in",
            "moving",
            "file late",
            "file lost",
            "checked",
            "stalled",
            "ended",
            "evidence refused",
            "evidence held",
            "evidence unmade",
            "evidence suspended",
            "evidence progress",
        ];
        brief.contains(&self.label)
    }

    pub fn is_handover(&self) -> bool {
        ["handed over", "checked", "stalled", "ended"].contains(&self.label)
    }
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
    /// The number of the vehicle; of a licence, that of none.
    pub vin: String,
}

/// Licence applications: granted after a correction and an inquiry, barred from issue, refused, and declined for another office.
/// Of `VehicleTransfer`: registered, to be joined by others, taken in at a service station, stopped, refused, one whose file is
/// asked for, and two whose file does not come. Of `FileHandover`: refused, checked, stalled and ended. Of `EvidenceAccess`: shown, refused, held, without pages,
/// suspended, and one about the progress.
pub async fn matters(world: &World) -> Vec<(Matter, Ids)> {
    let mut all = vec![];
    let mut made = vec![
        granted(world).await,
        barred(world).await,
        refused(world).await,
        declined(world).await,
    ];
    made.extend(late::matters(world).await);
    for make in made {
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

/// Proposes under the claim that the reviewer holds.
async fn propose(world: &World, number: &str, mut decision: Value) {
    let (task, fence) = world.task("clerk", number, "REVIEW").await;
    decision["task"] = json!(task);
    decision["fence"] = json!(fence);
    world.done("clerk", "proposeDecision", number, decision).await;
}

/// Request ids that the walk can ask for.
pub fn owners(number: &str) -> Uuid {
    made(number, 0x0A)
}

pub fn reviewers(number: &str) -> Uuid {
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
        let query = "query ($number: String!) { case(number: $number) { id office { id } documents { id } receipt { number code }
            ... on VehicleTransfer { vin } ... on FileHandover { transfer } } inbox(first: 1) { nodes { id } } }";
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
            vin: self.vin_of(matter, case).await,
        }
    }

    async fn vin_of(&self, matter: &Matter, case: &Value) -> String {
        let query = "query ($number: String!) { case(number: $number) { ... on VehicleTransfer { vin } } }";
        let vin = match case["transfer"].as_str() {
            Some(transfer) => {
                let seen = self
                    .data(&matter.owner, query, json!({ "number": transfer }))
                    .await;
                seen["case"]["vin"].clone()
            }
            None => case["vin"].clone(),
        };
        vin.as_str().unwrap_or("1M8GDM9AXKP900000").to_owned()
    }
}
