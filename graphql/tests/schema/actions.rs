//! What a case says can be done is what the mutations answer.

use crate::world::World;
use serde_json::{Value, json};

/// Who asks, and mutations that need no task, with an input that is itself in order.
struct Asked {
    people: &'static [&'static str],
    attempts: fn() -> Vec<(&'static str, Value)>,
}

const LICENCE_APPLICATION: Asked = Asked {
    people: &["driver", "clerk", "colleague", "lead", "supervisor"],
    attempts,
};
const VEHICLE_TRANSFER: Asked = Asked {
    people: &[
        "buyer",
        "seller",
        "clerk",
        "surveyor",
        "reviewer",
        "lead",
        "plates",
        "keeper",
        "supervisor",
    ],
    attempts: on_a_transfer,
};
const FILE_HANDOVER: Asked = Asked {
    people: &[
        "buyer",
        "origin",
        "offering",
        "keeper",
        "lead",
        "clerk",
        "supervisor",
    ],
    attempts: on_a_handover,
};

const EVIDENCE_ACCESS: Asked = Asked {
    people: &["party", "officer", "partner", "head", "supervisor", "clerk"],
    attempts: on_evidence,
};

fn attempts() -> Vec<(&'static str, Value)> {
    vec![
        ("acceptLicenceApplication", json!({})),
        (
            "declineLicenceApplication",
            json!({ "grounds": ["NOT_COMPETENT"], "words": "不属本所职权" }),
        ),
        ("confirmReceivedAt", json!({ "consent": true })),
        (
            "requestCorrection",
            json!({ "missing": [{ "document": "PHOTO", "words": "请补交" }] }),
        ),
        ("answerCorrection", json!({ "words": "已补充" })),
        ("convertToCounter", json!({})),
        ("approveLicenceApplication", json!({})),
        ("refuseLicenceApplication", json!({ "grounds": ["EXPIRED"] })),
        ("returnToReview", json!({ "words": "请核实" })),
        ("openInquiry", json!({ "reason": "核实情况" })),
        ("closeInquiry", json!({ "result": "属实" })),
        ("withdrawCase", json!({})),
        ("escalateCase", json!({ "reason": "请尽快办理" })),
        (
            "recordService",
            json!({ "manner": "DIRECT", "day": "2024-03-05" }),
        ),
        ("retryDelivery", json!({})),
        ("reopenCase", json!({ "reviewDecision": "杭政复〔2024〕1号" })),
        (
            "revokeIssuance",
            json!({ "ground": "FALSE_MATERIAL", "words": "提供虚假材料" }),
        ),
    ]
}

pub fn on_a_transfer() -> Vec<(&'static str, Value)> {
    let grounds = json!({ "grounds": ["INVALID_PAPERS"], "words": "发票无效" });
    let words = json!({ "words": "请核实" });
    let missing = json!({ "missing": [{ "document": "IDENTITY", "words": "请补交" }] });
    vec![
        ("requestTransferCorrection", missing),
        ("answerTransferCorrection", words.clone()),
        ("askRegisters", json!({})),
        ("requestVehicleFile", json!({})),
        ("preAcceptVehicleTransfer", json!({})),
        ("acceptVehicleTransfer", json!({})),
        ("declineVehicleTransfer", grounds.clone()),
        (
            "recordTransferPowers",
            json!({ "party": 2, "words": "委托书已核验" }),
        ),
        ("consentToTransfer", json!({ "agrees": true })),
        ("objectToTransfer", words.clone()),
        (
            "settleTransferObjection",
            json!({ "lifted": true, "words": "已核实" }),
        ),
        ("bookInspection", json!({ "at": "2024-03-06T02:00:00Z" })),
        ("recordAbsence", json!({})),
        ("recordInspection", crate::transfer::inspection()),
        ("proposeTransferDecision", json!({ "decision": "REGISTER" })),
        ("returnTransferToReview", words.clone()),
        ("approveVehicleTransfer", json!({})),
        ("refuseVehicleTransfer", grounds),
        ("liftTransferStop", words.clone()),
        ("askForPlateNumbers", json!({})),
        ("choosePlateNumber", json!({ "number": "浙A12345" })),
        ("composePlateNumber", json!({ "number": "浙A12345" })),
        ("claimFormerNumber", json!({ "number": "浙A12345" })),
        ("setTransferFees", json!({ "fen": 100 })),
        ("recordTransferPayment", json!({ "receipt": "R-1" })),
        ("waiveTransferFees", words),
        ("withdrawPlates", json!({})),
        ("issueTemporaryPlate", json!({})),
        ("registerVehicleTransfer", json!({})),
        ("endorseCertificate", json!({})),
        ("handOverPlates", json!({})),
        ("archiveVehicleFile", json!({})),
        ("withdrawCase", json!({})),
        (
            "recordService",
            json!({ "manner": "DIRECT", "day": "2024-03-05" }),
        ),
        ("escalateCase", json!({ "reason": "请尽快办理" })),
    ]
}

pub fn on_a_handover() -> Vec<(&'static str, Value)> {
    let words = json!({ "words": "请核实" });
    vec![
        ("takeUpFileRequest", json!({})),
        ("gatherFileAgain", json!({})),
        (
            "declareFileUnavailable",
            json!({ "reason": "LOST", "words": "查无此档" }),
        ),
        ("offerFile", json!({})),
        ("returnToCheck", words.clone()),
        ("acceptFile", json!({})),
        ("refuseFile", json!({})),
        ("giveUpHandover", words),
        ("retryHandoverStep", json!({})),
        ("escalateCase", json!({ "reason": "请尽快办理" })),
    ]
}

/// Without `askForViewingCode`, whose refusals nobody is told.
pub fn on_evidence() -> Vec<(&'static str, Value)> {
    let words = json!({ "words": "请核实" });
    let officer = uuid::Uuid::from_u128(7);
    vec![
        (
            "requestEvidenceCorrection",
            json!({ "missing": [{ "paper": "IDENTITY", "words": "请补交" }] }),
        ),
        ("answerEvidenceCorrection", words.clone()),
        ("acceptEvidenceAccess", json!({ "areaConfirmed": true })),
        (
            "declineEvidenceAccess",
            json!({ "grounds": ["NOT_A_PARTY"], "words": "不是当事人" }),
        ),
        (
            "judgeEvidenceItem",
            json!({ "item": crate::outside::PLAN, "verdict": "RELEASE" }),
        ),
        ("returnEvidenceToReview", words.clone()),
        ("consentToEvidenceAccess", json!({})),
        ("retryEvidencePages", json!({})),
        ("extendEvidenceGrant", json!({ "days": 10 })),
        ("revokeEvidenceGrant", words.clone()),
        ("renewEvidenceGrant", json!({})),
        ("endAuthority", json!({})),
        ("openViewing", json!({ "code": "000000" })),
        ("bookVisit", json!({ "at": "2024-03-06T02:00:00Z" })),
        ("recordVisit", json!({ "attended": true })),
        ("askForCopies", json!({ "items": [crate::outside::PLAN] })),
        ("issueCopies", json!({})),
        (
            "askForRecusal",
            json!({ "officer": officer, "words": "有利害关系" }),
        ),
        ("decideRecusal", json!({ "granted": true, "words": "理由成立" })),
        ("excludeStaff", json!({ "person": officer, "words": "自行回避" })),
        ("breakGlass", json!({ "reason": "接到举报" })),
        ("objectToEvidenceDecision", words),
        (
            "answerEvidenceObjection",
            json!({ "upheld": false, "words": "理由不成立" }),
        ),
        ("reopenCase", json!({ "reviewDecision": "杭政复〔2024〕1号" })),
        ("withdrawCase", json!({})),
        (
            "recordService",
            json!({ "manner": "DIRECT", "day": "2024-03-05" }),
        ),
        ("escalateCase", json!({ "reason": "请尽快办理" })),
    ]
}

/// Every refusal that the case tells is the one that the mutation gives. Gives how many were compared.
async fn compare(world: &World, number: &str) -> usize {
    compare_as(world, number, &LICENCE_APPLICATION).await
}

async fn compare_as(world: &World, number: &str, asked: &Asked) -> usize {
    let query = "query ($number: String!) { case(number: $number) { availableActions { action allowed reason { code } } } }";
    let mut compared = 0;
    for name in asked.people {
        let seen = world.data(name, query, json!({ "number": number })).await;
        let actions = seen["case"]["availableActions"].as_array().unwrap();
        for (mutation, extra) in (asked.attempts)() {
            let told = actions
                .iter()
                .find(|action| action["action"] == mutation)
                .unwrap();
            if told["allowed"] == false {
                let answer = world.act(name, mutation, number, extra).await;
                assert_eq!(
                    answer["problems"][0]["code"], told["reason"]["code"],
                    "{name} {mutation}"
                );
                compared += 1;
            }
        }
    }
    compared
}

#[tokio::test]
async fn refusals_are_told_before_and_after_alike() {
    let world = World::new().await;
    let number = world.case().await;
    let mut compared = compare(&world, &number).await;
    world
        .done("clerk", "acceptLicenceApplication", &number, json!({}))
        .await;
    compared += compare(&world, &number).await;
    let (task, fence) = world.claim("clerk", &number, "REVIEW").await;
    compared += compare(&world, &number).await;
    let proposal = json!({ "task": task, "fence": fence, "decision": "GRANT" });
    world.done("clerk", "proposeDecision", &number, proposal).await;
    compared += compare(&world, &number).await;
    world
        .done("lead", "approveLicenceApplication", &number, json!({}))
        .await;
    compared += compare(&world, &number).await;
    assert!(compared > 200, "only {compared} were compared");
}

#[tokio::test]
async fn every_action_is_a_mutation_of_the_schema() {
    let world = World::new().await;
    let schema = world.schema.sdl();
    let licence = domain::licence_application::Action::ALL
        .iter()
        .map(|action| action.name());
    let transfer = domain::vehicle_transfer::Action::ALL
        .iter()
        .map(|action| action.name());
    let handover = domain::file_handover::Action::ALL
        .iter()
        .map(|action| action.name());
    let evidence = domain::evidence_access::Action::ALL.map(domain::evidence_access::Action::name);
    for name in licence.chain(transfer).chain(handover).chain(evidence) {
        assert!(
            schema.contains(&format!("\t{name}(input: ")),
            "{name} is no mutation"
        );
    }
}

#[tokio::test]
async fn refusals_of_a_transfer_are_told_before_and_after_alike() {
    let world = World::new().await;
    let number = world.transfer_case().await;
    let mut compared = compare_as(&world, &number, &VEHICLE_TRANSFER).await;
    let steps = [
        ("clerk", "acceptVehicleTransfer", json!({})),
        ("surveyor", "recordInspection", crate::transfer::inspection()),
        (
            "reviewer",
            "proposeTransferDecision",
            json!({ "decision": "REGISTER", "checked": "资料齐全" }),
        ),
        ("lead", "approveVehicleTransfer", json!({})),
    ];
    for (name, mutation, extra) in steps {
        world.done(name, mutation, &number, extra).await;
        compared += compare_as(&world, &number, &VEHICLE_TRANSFER).await;
    }
    assert!(compared > 1000, "only {compared} were compared");
}

#[tokio::test]
async fn refusals_of_a_handover_are_told_before_and_after_alike() {
    let world = World::new().await;
    let (_, number) = world.file_asked().await;
    let mut compared = compare_as(&world, &number, &FILE_HANDOVER).await;
    for (name, mutation) in [("origin", "takeUpFileRequest"), ("offering", "offerFile")] {
        world.done(name, mutation, &number, json!({})).await;
        compared += compare_as(&world, &number, &FILE_HANDOVER).await;
    }
    assert!(compared > 150, "only {compared} were compared");
}

#[tokio::test]
async fn refusals_on_evidence_are_told_before_and_after_alike() {
    let world = World::new().await;
    let number = world.evidence_case().await;
    let mut compared = compare_as(&world, &number, &EVIDENCE_ACCESS).await;
    world.done("party", "withdrawCase", &number, json!({})).await;
    compared += compare_as(&world, &number, &EVIDENCE_ACCESS).await;
    let (number, _) = world.evidence_judged().await;
    compared += compare_as(&world, &number, &EVIDENCE_ACCESS).await;
    world.done("party", "withdrawCase", &number, json!({})).await;
    let number = world.evidence_opened().await;
    compared += compare_as(&world, &number, &EVIDENCE_ACCESS).await;
    assert!(compared > 400, "only {compared} were compared");
}
