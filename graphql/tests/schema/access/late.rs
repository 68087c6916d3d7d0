//! Transfers and handovers in late states, in which every field of theirs says something.

use super::seed::{Matter, owners, reviewers};
use crate::{outside::handover_of, world::World};
use domain::{
    file_handover::{Desk, EndReason, FileReport, Milestone},
    vehicle_transfer::{Command, VehicleTransfer},
};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

pub async fn matters(world: &World) -> Vec<Matter> {
    let late = Milestone::Escalated { desk: Desk::Ministry };
    let lost = Milestone::Failed {
        reason: EndReason::FileLost,
    };
    let mut all = vec![
        registered(world).await,
        joined(world).await,
        taken_in(world).await,
        guarded(world).await,
        stopped(world).await,
        not_registered(world).await,
        moving(world).await,
        waits_for_file(world, "file late", late).await,
        waits_for_file(world, "file lost", lost).await,
        handed_over(world).await,
        checked(world, "checked").await,
        stalled(world).await,
        ended(world).await,
    ];
    all.extend(super::evidence::matters(world).await);
    all
}

/// A transfer at the counter with a document, of a vehicle of Hangzhou, or of elsewhere.
pub async fn transfer(world: &World, label: &'static str, from: Option<&str>) -> Matter {
    let mut input = world.transfer();
    if let Some(division) = from {
        input["trade"]["transferOut"] = json!(division);
    }
    sent_in(world, label, ("clerk", input)).await
}

/// At a service station, which has to bring what is missing.
async fn taken_in(world: &World) -> Matter {
    let mut input = world.transfer();
    input["channel"] = json!("SERVICE_STATION");
    let matter = sent_in(world, "taken in", ("station", input)).await;
    let missing = json!({ "missing": [{ "document": "VEHICLE_PERMIT", "words": "请补交行驶证" }] });
    world
        .done("clerk", "requestTransferCorrection", &matter.number, missing)
        .await;
    matter
}

/// By a member of staff, for a buyer and about a vehicle of which there is no case yet.
async fn sent_in(world: &World, label: &'static str, (name, mut input): (&str, Value)) -> Matter {
    let vin = world.next_vin();
    let owner = world.next_owner();
    input["parties"][0] = World::party(&owner, "BUYER");
    input["vin"] = json!(vin);
    input["documents"] = json!([world.uploaded(name).await]);
    input["deliveredOn"] = json!("2024-03-01");
    let submitted = world.submit_transfer(name, &input).await;
    assert_eq!(submitted["problems"], json!([]), "{label}");
    let number = submitted["caseNumber"].as_str().unwrap().to_owned();
    Matter { label, owner, number }
}

async fn registered(world: &World) -> Matter {
    let matter = transfer(world, "registered", None).await;
    let number = &matter.number;
    let missing = json!({ "missing": [{ "document": "VEHICLE_PERMIT", "words": "请补交行驶证" }] });
    let answer = json!({ "words": "已补充", "requestId": owners(number) });
    let inspection = world.inspection_of(&matter).await;
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
    ] {
        world.done(name, mutation, number, extra).await;
    }
    let drawn = world.transfer_seen("clerk", number, "plate { offered }").await;
    let chosen = json!({ "number": drawn["plate"]["offered"][0] });
    for (name, mutation, extra) in [
        ("clerk", "choosePlateNumber", chosen),
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
    let matter = transfer(world, "joined", None).await;
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

/// Somebody is named as a guardian, and nobody has seen a paper of it.
async fn guarded(world: &World) -> Matter {
    let matter = transfer(world, "guarded", None).await;
    world.guarded(&matter.number).await;
    matter
}

/// The inspection found another number on a vehicle that is to be scrapped one day and was seized after the refusal was proposed.
async fn stopped(world: &World) -> Matter {
    let change = |scrapped: Option<&str>, banned: Option<&str>| {
        let mut record = world.engine.vehicle.lock().unwrap();
        record.vehicle.scrap_date = scrapped.map(|day| day.parse().unwrap());
        record.banned_until = banned.map(|day| day.parse().unwrap());
    };
    change(Some("2035-01-01"), Some("2023-01-01"));
    let matter = transfer(world, "stopped", None).await;
    let refusal = json!({ "decision": "REFUSE", "grounds": ["INVALID_PAPERS"] });
    for (name, mutation, extra) in [
        ("clerk", "acceptVehicleTransfer", json!({})),
        ("surveyor", "recordInspection", crate::transfer::inspection()),
        ("clerk", "bookInspection", json!({ "at": "2024-03-06T02:00:00Z" })),
        ("reviewer", "proposeTransferDecision", refusal),
    ] {
        world.done(name, mutation, &matter.number, extra).await;
    }
    world.sealed(true);
    world
        .done("clerk", "askRegisters", &matter.number, json!({}))
        .await;
    world.sealed(false);
    change(None, None);
    matter
}

/// Refused and served.
async fn not_registered(world: &World) -> Matter {
    let mut matter = world.before("refuseVehicleTransfer").await;
    matter.label = "not registered";
    let refusal = json!({ "grounds": ["INVALID_PAPERS"], "words": "发票无效" });
    let served = json!({ "manner": "DIRECT", "day": "2024-03-05" });
    let number = &matter.number;
    world.done("lead", "refuseVehicleTransfer", number, refusal).await;
    world.done("clerk", "recordService", number, served).await;
    matter
}

/// The file is asked for.
async fn moving(world: &World) -> Matter {
    let (number, _) = world.file_asked().await;
    let owner = "buyer".to_owned();
    Matter {
        label: "moving",
        owner,
        number,
    }
}

/// Taken up before the file is here, of which the handover says this.
async fn waits_for_file(world: &World, label: &'static str, milestone: Milestone) -> Matter {
    let matter = transfer(world, label, Some("440106")).await;
    world
        .done("clerk", "preAcceptVehicleTransfer", &matter.number, json!({}))
        .await;
    let number = matter.number.parse().unwrap();
    let handover = handover_of(&number);
    let report = FileReport { handover, milestone };
    let command = Command::ReportFile { report };
    let engine = &world.engine;
    let request = world.fresh().as_u128();
    engine
        .by_system::<VehicleTransfer>(&number, request, command)
        .await;
    engine.settle_all::<VehicleTransfer>(&number).await;
    matter
}

/// A file that was refused, and is asked for again; its vehicle cannot be locked any more.
async fn handed_over(world: &World) -> Matter {
    let matter = checked(world, "handed over").await;
    let number = &matter.number;
    world.done("lead", "refuseFile", number, json!({})).await;
    world.engine.broken.store(true, Ordering::SeqCst);
    world.done("origin", "takeUpFileRequest", number, json!({})).await;
    world.engine.broken.store(false, Ordering::SeqCst);
    matter
}

/// A file of which one document is not good.
async fn checked(world: &World, label: &'static str) -> Matter {
    let mut matter = world.before("refuseFile").await;
    matter.label = label;
    matter
}

/// A file that cannot be moved.
async fn stalled(world: &World) -> Matter {
    let mut matter = world.before("retryHandoverStep").await;
    matter.label = "stalled";
    world.claim("origin", &matter.number, "FOLLOW_UP").await;
    let asked = json!({ "reason": "请尽快办理" });
    world
        .done("supervisor", "escalateCase", &matter.number, asked)
        .await;
    matter
}

/// Given up, because the office of origin is silent.
async fn ended(world: &World) -> Matter {
    let mut matter = world.before("giveUpHandover").await;
    matter.label = "ended";
    let scan = json!({ "document": world.uploaded("origin").await });
    world.done("origin", "attachDocument", &matter.number, scan).await;
    let words = json!({ "words": "转出地逾期未答复" });
    world.done("lead", "giveUpHandover", &matter.number, words).await;
    matter
}
