//! Operations that ask for too much, and callers that ask too often.

use crate::harness::{Answer, bed, bed_with};
use std::{fmt::Write as _, time::Duration};

fn many(count: usize, field: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, n| {
        write!(text, "{} ", field(n)).unwrap();
        text
    })
}

async fn refusal(query: &str) -> (u16, String) {
    let answer: Answer = bed().await.ask(query).await;
    (answer.status, answer.code().to_owned())
}

fn refused(code: &str) -> (u16, String) {
    (400, code.to_owned())
}

#[tokio::test]
async fn sixteen_root_fields_are_refused() {
    let query = |count| format!("{{ {} }}", many(count, |_| "hello".to_owned()));
    assert_eq!(refusal(&query(16)).await, refused("TOO_MANY_ROOT_FIELDS"));
    assert_eq!(bed().await.ask(&query(15)).await.status, 200);
}

#[tokio::test]
async fn aliases_are_limited_at_every_level() {
    let aliases = many(16, |n| format!("a{n}: leaf"));
    assert_eq!(
        refusal(&format!("{{ node {{ {aliases} }} }}")).await,
        refused("TOO_MANY_ALIASES")
    );
    let thousand = many(700, |n| format!("a{n}:hello"));
    assert_eq!(
        refusal(&format!("{{ {thousand} }}")).await,
        refused("TOO_MANY_ROOT_FIELDS")
    );
}

#[tokio::test]
async fn a_deep_query_is_refused() {
    let deep = |depth: usize| format!("{{ {} leaf {} }}", "node {".repeat(depth), "}".repeat(depth));
    assert_eq!(refusal(&deep(15)).await, refused("TOO_DEEP"));
    assert_eq!(refusal(&deep(63)).await, refused("TOO_DEEP"));
    assert_eq!(refusal(&deep(1000)).await, refused("TOO_DEEP"));
    assert_eq!(bed().await.ask(&deep(14)).await.status, 200);
}

#[tokio::test]
async fn brackets_without_end_do_not_end_the_process() {
    for text in [
        "{a".repeat(4000),
        format!("{{ echo(text: {}", "[".repeat(8000)),
        "(".repeat(8000),
    ] {
        assert_eq!(refusal(&text).await, refused("TOO_DEEP"));
    }
}

#[tokio::test]
async fn a_dear_query_is_refused() {
    // The cost goes by the text, before the schema looks at it.
    assert_eq!(
        refusal("{ node(first: 100) { node(first: 20) { node { leaf } } } }").await,
        refused("TOO_COSTLY")
    );
}

#[tokio::test]
async fn a_tower_of_fragments_is_refused_at_once() {
    let tower = many(60, |n| {
        format!(
            "fragment F{n} on Node {{ node {{ ...F{m} ...F{m} }} }}",
            m = n + 1
        )
    });
    let query = format!("{{ node {{ ...F0 }} }} {tower} fragment F60 on Node {{ leaf }}");
    assert_eq!(refusal(&query).await, refused("TOO_MANY_SELECTIONS"));
    assert_eq!(
        refusal("{ node { ...F } } fragment F on Node { node { ...F } }").await,
        refused("FRAGMENT_CYCLE")
    );
}

#[tokio::test]
async fn directives_are_limited() {
    let query = format!("{{ hello {} }}", "@include(if: true) ".repeat(6));
    assert_eq!(refusal(&query).await, refused("TOO_MANY_DIRECTIVES"));
}

#[tokio::test]
async fn a_query_over_eight_kibibytes_is_refused() {
    let query = |size: usize| format!("{{ hello }}{}", " ".repeat(size - 9));
    assert_eq!(refusal(&query(8 * 1024 + 1)).await, refused("QUERY_TOO_LONG"));
    assert_eq!(bed().await.ask(&query(8 * 1024)).await.status, 200);
}

#[tokio::test]
async fn an_operation_that_hangs_times_out() {
    let bed = bed_with(|options| options.limits.operation_time = Duration::from_millis(50)).await;
    assert_eq!(bed.ask("{ hangs }").await.refusal(), (504, "TIMEOUT"));
}

#[tokio::test]
async fn requests_of_an_address_are_limited_before_sign_in() {
    let bed = bed_with(|options| options.limits.requests_address = 2).await;
    assert_eq!(bed.ask_as("forged", "{ hello }").await.status, 401);
    assert_eq!(bed.ask_as("1", "{ hello }").await.status, 200);
    let answer = bed.ask("{ hello }").await;
    assert_eq!(answer.refusal(), (429, "TOO_MANY_REQUESTS"));
    assert!(
        answer.headers["retry-after"]
            .to_str()
            .unwrap()
            .parse::<u64>()
            .unwrap()
            >= 1
    );
}

#[tokio::test]
async fn requests_of_a_person_are_limited_wherever_they_come_from() {
    let bed = bed_with(|options| {
        options.limits.requests_person = 2;
        options.limits.requests_address = 1;
        options.office_networks = vec!["127.0.0.0/8".parse().unwrap()];
    })
    .await;
    let mut ask = Vec::new();
    for token in ["1", "1", "1", "2"] {
        ask.push(bed.ask_as(token, "{ hello }").await.status);
    }
    assert_eq!(ask, [200, 200, 429, 200]);
}

#[tokio::test]
async fn a_stranger_cannot_choose_an_address() {
    let bed = bed_with(|options| options.limits.requests_address = 1).await;
    let ask = |hop: &'static str| {
        let request = bed.post().header("x-forwarded-for", hop);
        request.json(&serde_json::json!({ "query": "{ hello }" })).send()
    };
    assert_eq!(ask("198.51.100.1").await.unwrap().status(), 200);
    assert_eq!(ask("198.51.100.2").await.unwrap().status(), 429);
}
