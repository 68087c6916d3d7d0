//! Who may open a transfer, and what is typed for it.

use super::code;
use crate::world::World;
use serde_json::{Value, json};

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
