//! How far a handover is, as it moves.

use super::next;
use crate::world::{World, now};
use futures::Stream;
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

const PROGRESS: &str = "subscription ($number: String!) { handoverProgress(number: $number) {
    done of arrival { attempt bytes totalBytes files totalFiles since } } }";
const FIELD: &str = "query ($number: String!) { case(number: $number) { ... on FileHandover { progress {
    done of arrival { attempt bytes totalBytes files totalFiles since } } } } }";

impl World {
    fn progress_of(
        &self,
        name: &str,
        number: &str,
    ) -> impl Stream<Item = async_graphql::Response> + Unpin + use<> {
        let request = self.request(name, PROGRESS, json!({ "number": number }));
        self.schema.execute_stream(request)
    }
}

/// What a stream says next.
async fn said(stream: &mut (impl Stream<Item = async_graphql::Response> + Unpin)) -> Value {
    let mut item = next(stream).await.expect("it goes on");
    item["data"]["handoverProgress"].take()
}

/// The first thing that a stream says after so many steps are done.
async fn at_step(stream: &mut (impl Stream<Item = async_graphql::Response> + Unpin), done: u32) -> Value {
    loop {
        let progress = said(stream).await;
        if progress["done"] == done {
            return progress;
        }
    }
}

#[tokio::test]
async fn a_handover_is_followed_byte_by_byte() {
    let world = World::new().await;
    let (_, handover) = world.file_asked().await;
    let mut stream = world.progress_of("keeper", &handover);
    assert_eq!(
        said(&mut stream).await,
        json!({ "done": 0, "of": 9, "arrival": null })
    );
    world
        .done("origin", "takeUpFileRequest", &handover, json!({}))
        .await;
    let gathered = at_step(&mut stream, 2).await;
    assert_eq!(gathered["arrival"], Value::Null, "nothing is offered yet");
    // The line is down.
    world.engine.broken.store(true, Ordering::SeqCst);
    world.done("offering", "offerFile", &handover, json!({})).await;
    world.engine.broken.store(false, Ordering::SeqCst);
    let arrival = |bytes: u64, files: u64, since: Value| json!({ "attempt": 1, "bytes": bytes, "totalBytes": 10, "files": files, "totalFiles": 2, "since": since });
    let offered = at_step(&mut stream, 3).await;
    assert_eq!(offered["arrival"], arrival(0, 0, Value::Null));
    world.arrived(&handover, 7).await;
    assert_eq!(
        said(&mut stream).await["arrival"],
        arrival(7, 1, json!(now().to_rfc3339()))
    );
    // A sender that begins to count anew takes nothing back.
    world.arrived(&handover, 3).await;
    world.arrived(&handover, 10).await;
    assert_eq!(
        said(&mut stream).await["arrival"],
        arrival(10, 2, json!(now().to_rfc3339()))
    );
    world
        .done("origin", "retryHandoverStep", &handover, json!({}))
        .await;
    let sent = at_step(&mut stream, 5).await;
    assert_eq!(sent["arrival"], arrival(10, 2, json!(now().to_rfc3339())));
    for name in ["keeper", "origin", "buyer", "seller"] {
        let seen = world.data(name, FIELD, json!({ "number": handover })).await;
        assert_eq!(seen["case"]["progress"], sent, "{name}");
        assert_eq!(
            said(&mut world.progress_of(name, &handover)).await,
            sent,
            "{name}"
        );
    }
}

#[tokio::test]
async fn only_a_handover_of_yours_is_followed() {
    let world = World::new().await;
    let (transfer, handover) = world.file_asked().await;
    for (name, number) in [
        ("stranger", handover.as_str()),
        ("inspector", &handover),
        ("admin", &handover),
        ("keeper", &transfer),
        ("buyer", &transfer),
        ("keeper", "nothing"),
    ] {
        let mut stream = world.progress_of(name, number);
        assert_eq!(next(&mut stream).await, None, "{name}");
    }
}

/// An auditor reads the case once, however much arrives.
#[tokio::test]
async fn what_an_audit_follows_is_logged_once_for_each_version() {
    let world = World::new().await;
    let (_, handover) = world.file_asked().await;
    world.sent(&handover).await;
    let query = PROGRESS.replace("number: $number)", "number: $number, reason: \"年度检查\")");
    let request = world.request("auditor", &query, json!({ "number": handover }));
    let mut stream = world.schema.execute_stream(request);
    for bytes in [2, 6, 10] {
        world.arrived(&handover, bytes).await;
        assert_eq!(said(&mut stream).await["arrival"]["bytes"], bytes);
    }
    let logged = world.database.texts("SELECT what FROM read_log").await;
    assert_eq!(logged, ["CASE"]);
}
