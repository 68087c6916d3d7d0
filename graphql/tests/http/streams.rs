//! Event streams.

use crate::harness::{Bed, bed, bed_with};
use reqwest::{RequestBuilder, Response};
use serde_json::json;
use std::time::Duration;

const TICKS: &str = "subscription ($after: Int) { ticks(after: $after) { cursor } }";

fn stream(bed: &Bed, query: &str) -> RequestBuilder {
    bed.post()
        .header("accept", "text/event-stream")
        .json(&json!({ "query": query }))
}

/// The lines that say something.
async fn lines(request: RequestBuilder) -> Vec<String> {
    let response = request.send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    assert_eq!(response.headers()["cache-control"], "no-store");
    let text = response.text().await.unwrap();
    text.lines()
        .filter(|line| !line.is_empty())
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// An open stream that has said something: a subscription holds its slot.
async fn opened(request: RequestBuilder) -> Response {
    let mut response = request.send().await.unwrap();
    response.chunk().await.unwrap().unwrap();
    response
}

#[tokio::test]
async fn a_subscription_streams_and_completes() {
    let bed = bed().await;
    let expected: Vec<String> = (1..=3)
        .flat_map(|n| {
            let data = format!("data: {{\"data\":{{\"ticks\":{{\"cursor\":{n}}}}}}}");
            ["event: next".to_owned(), format!("id: {n}"), data]
        })
        .chain(["event: complete".to_owned(), "data: null".to_owned()])
        .collect();
    assert_eq!(lines(stream(&bed, TICKS)).await, expected);
    let other = bed
        .client
        .post(bed.url("/graphql/stream"))
        .json(&json!({ "query": TICKS }));
    assert_eq!(lines(other).await, expected);
}

#[tokio::test]
async fn queries_stream_too() {
    let bed = bed().await;
    let lines = lines(stream(&bed, "{ hello }")).await;
    assert_eq!(
        lines,
        [
            "event: next",
            "data: {\"data\":{\"hello\":\"你好\"}}",
            "event: complete",
            "data: null"
        ]
    );
}

#[tokio::test]
async fn a_stream_goes_on_after_the_last_event_that_was_seen() {
    let bed = bed().await;
    let lines = lines(stream(&bed, TICKS).header("last-event-id", "41")).await;
    let ids: Vec<_> = lines
        .iter()
        .filter_map(|line| line.strip_prefix("id: "))
        .collect();
    assert_eq!(ids, ["42", "43", "44"]);
}

#[tokio::test]
async fn what_cannot_be_resumed_is_refused_instead_of_skipping_events() {
    let bed = bed().await;
    let without = stream(&bed, "subscription { ticks { cursor } }").header("last-event-id", "41");
    assert_eq!(
        crate::harness::answer(without).await.refusal(),
        (400, "CANNOT_RESUME")
    );
    let strange = stream(&bed, TICKS).header("last-event-id", "x y");
    assert_eq!(
        crate::harness::answer(strange).await.refusal(),
        (400, "BAD_INPUT")
    );
    // Nor does such a stream give out ids.
    let lines = lines(stream(&bed, "subscription { ticks { cursor } }")).await;
    assert!(!lines.iter().any(|line| line.starts_with("id:")));
}

#[tokio::test]
async fn a_subscription_needs_a_stream() {
    let bed = bed().await;
    assert_eq!(bed.ask(TICKS).await.refusal(), (406, "SUBSCRIPTION_NEEDS_STREAM"));
}

#[tokio::test]
async fn a_token_that_ends_ends_a_quiet_stream() {
    ends_with_its_token("subscription { quiet { cursor } }").await;
}

#[tokio::test]
async fn a_token_that_ends_ends_a_busy_stream() {
    ends_with_its_token("subscription { flood { cursor } }").await;
}

async fn ends_with_its_token(query: &str) {
    let bed = bed().await;
    let lines = lines(stream(&bed, query).bearer_auth("1:200")).await;
    let [.., last, complete, _] = &lines[..] else {
        panic!("{lines:?}")
    };
    assert!(last.contains("TOKEN_EXPIRED"), "{last}");
    assert_eq!(complete, "event: complete");
    assert!(lines.len() > 4, "something came before the end");
}

#[tokio::test]
async fn errors_in_a_stream_are_masked() {
    let bed = bed().await;
    let lines = lines(stream(&bed, "subscription { broken }")).await;
    assert!(
        lines[1].contains("INTERNAL") && !lines[1].contains("SELECT"),
        "{}",
        lines[1]
    );
}

#[tokio::test]
async fn silence_is_filled_with_signs_of_life() {
    let bed = bed_with(|options| options.limits.keep_alive = Duration::from_millis(20)).await;
    let mut response = opened(stream(&bed, "subscription { quiet { cursor } }")).await;
    let sign = response.chunk().await.unwrap().unwrap();
    assert!(sign.starts_with(b":"), "{sign:?}");
}

#[tokio::test]
async fn open_subscriptions_are_limited_per_person_and_in_all() {
    let bed = bed_with(|options| {
        options.limits.subscriptions_each = 2;
        options.limits.subscriptions = 3;
    })
    .await;
    let ask = |token: &'static str| stream(&bed, "subscription { quiet { cursor } }").bearer_auth(token);
    let held = [opened(ask("1")).await, opened(ask("1")).await];
    assert_eq!(ask("1").send().await.unwrap().status(), 429);
    let other = opened(ask("2")).await;
    assert_eq!(ask("3").send().await.unwrap().status(), 429);
    drop(other);
    drop(held);
    // The server learns of a closed connection when it looks at it next.
    while ask("3").send().await.unwrap().status() != 200 {
        tokio::task::yield_now().await;
    }
}
