//! What a case says can be done is what the mutations answer.

use crate::world::World;
use serde_json::{Value, json};

const PEOPLE: [&str; 5] = ["driver", "clerk", "colleague", "lead", "supervisor"];

/// Mutations that need no task, with an input that is itself in order.
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

/// Every refusal that the case tells is the one that the mutation gives. Gives how many were compared.
async fn compare(world: &World, number: &str) -> usize {
    let query = "query ($number: String!) { case(number: $number) { availableActions { action allowed reason { code } } } }";
    let mut compared = 0;
    for name in PEOPLE {
        let seen = world.data(name, query, json!({ "number": number })).await;
        let actions = seen["case"]["availableActions"].as_array().unwrap();
        for (mutation, extra) in attempts() {
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
    for action in domain::licence_application::Action::ALL {
        assert!(
            schema.contains(&format!("\t{}(input: ", action.name())),
            "{} is no mutation",
            action.name()
        );
    }
}
