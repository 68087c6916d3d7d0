//! Subscriptions go on from a cursor, see what the scope sees, and end.

mod ends;
mod progress;
mod resume;
mod writers;

use crate::world::World;
use futures::{Stream, StreamExt};
use serde_json::{Value, json};
use std::time::Duration;

/// The next item, as JSON; none when the stream has ended.
async fn next(stream: &mut (impl Stream<Item = async_graphql::Response> + Unpin)) -> Option<Value> {
    let response = tokio::time::timeout(Duration::from_secs(10), stream.next())
        .await
        .expect("something happens");
    response.map(|response| serde_json::to_value(response).unwrap())
}

const EVENTS: &str = "subscription ($number: String!, $after: String) { caseEvents(number: $number, after: $after) { cursor type } }";

#[tokio::test]
async fn events_come_from_a_cursor_on_and_as_they_happen() {
    let world = World::new().await;
    let number = world.case().await;
    let version = world.version(&number).await;
    let variables = json!({ "number": number, "after": (version - 1).to_string() });
    let mut stream = world
        .schema
        .execute_stream(world.request("driver", EVENTS, variables));
    let last = next(&mut stream).await.unwrap();
    assert_eq!(last["data"]["caseEvents"]["cursor"], version.to_string());
    world.done("driver", "withdrawCase", &number, json!({})).await;
    let news = next(&mut stream).await.unwrap();
    assert_eq!(news["data"]["caseEvents"]["type"], "WITHDRAWN", "{news}");
}

/// Whoever acts for the applicant sees in the stream what the history shows them, and a seller as little as there.
#[tokio::test]
async fn a_stream_says_as_much_as_the_history() {
    let world = World::new().await;
    let mut input = world.transfer();
    let parties = input["parties"].as_array_mut().unwrap();
    parties.push(World::party("holder", "GUARDIAN"));
    let submitted = world.submit_transfer("clerk", &input).await;
    let transfer = submitted["caseNumber"].as_str().unwrap();
    let (_, handover) = world.file_asked().await;
    let history = "query ($number: String!) { case(number: $number) { history(first: 1) { nodes { details { name } } } } }";
    let events = "subscription ($number: String!) { caseEvents(number: $number) { details { name } } }";
    for (name, number, says) in [
        ("buyer", transfer, true),
        // Nobody has seen the paper of the guardian yet.
        ("holder", transfer, false),
        ("seller", transfer, false),
        ("clerk", transfer, true),
        ("buyer", &handover, false),
        ("seller", &handover, false),
        ("keeper", &handover, true),
        ("origin", &handover, true),
    ] {
        let number = json!({ "number": number });
        let mut stream = world
            .schema
            .execute_stream(world.request(name, events, number.clone()));
        let told = next(&mut stream).await.unwrap()["data"]["caseEvents"].take();
        let seen = world.data(name, history, number).await;
        assert_eq!(told, seen["case"]["history"]["nodes"][0], "{name}");
        assert_eq!(told["details"] != json!([]), says, "{name}");
    }
}

#[tokio::test]
async fn a_stream_of_somebody_elses_case_ends_at_once() {
    let world = World::new().await;
    let number = world.case().await;
    let mut stream =
        world
            .schema
            .execute_stream(world.request("stranger", EVENTS, json!({ "number": number })));
    assert_eq!(next(&mut stream).await, None);
}

#[tokio::test]
async fn the_queue_tells_numbers_only() {
    let world = World::new().await;
    let query = "subscription { workQueueChanges { cursor cases { number version } } }";
    let mut stream = world
        .schema
        .execute_stream(world.request("lead", query, json!({})));
    let first = tokio::spawn(async move { (next(&mut stream).await, stream) });
    // The stream begins at the end of the feed, so it must have begun before something happens.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let number = world.case().await;
    let (change, _stream) = first.await.unwrap();
    assert_eq!(
        change.unwrap()["data"]["workQueueChanges"]["cases"][0]["number"],
        number
    );
}
