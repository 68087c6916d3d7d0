//! Operations by their hash.

use crate::harness::{Answer, Bed, answer, bed_with};
use graphql::http::{AllowList, sha256_hex};
use serde_json::json;
use std::sync::Arc;

const ECHO: &str = "query Echo($text: String!) { echo(text: $text) }";
const BUMP: &str = "mutation Bump { bump }";
const TICKS: &str = "subscription Ticks($after: Int) { ticks(after: $after) { cursor } }";

pub async fn listed(only: bool) -> Bed {
    bed_with(|options| {
        options.persisted = Arc::new(AllowList::from_iter([ECHO, BUMP, TICKS]));
        options.persisted_only = only;
    })
    .await
}

async fn get(bed: &Bed, path: &str, hash: &str, variables: &str) -> Answer {
    let extensions = json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } }).to_string();
    let parameters = [("extensions", extensions.as_str()), ("variables", variables)];
    answer(
        bed.client
            .get(reqwest::Url::parse_with_params(&bed.url(path), parameters).unwrap()),
    )
    .await
}

#[tokio::test]
async fn get_runs_persisted_queries() {
    let bed = listed(false).await;
    let answer = get(&bed, "/graphql", &sha256_hex(ECHO), "{\"text\": \"是\"}").await;
    assert_eq!(answer.body["data"]["echo"], "是");
    assert_eq!(answer.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn get_never_runs_mutations_or_subscriptions() {
    let bed = listed(false).await;
    assert_eq!(
        get(&bed, "/graphql", &sha256_hex(BUMP), "{}").await.refusal(),
        (405, "MUTATION_BY_GET")
    );
    assert_eq!(
        get(&bed, "/graphql", &sha256_hex(TICKS), "{}").await.refusal(),
        (406, "SUBSCRIPTION_NEEDS_STREAM")
    );
    assert_eq!(
        get(&bed, "/graphql/stream", &sha256_hex(BUMP), "{}")
            .await
            .refusal(),
        (405, "MUTATION_BY_GET")
    );
    assert_eq!(bed.ran(), 0);
}

#[tokio::test]
async fn get_streams_persisted_subscriptions() {
    let bed = listed(false).await;
    let answer = get(&bed, "/graphql/stream", &sha256_hex(TICKS), "{}").await;
    let text = answer.body.as_str().unwrap();
    assert!(
        text.contains("id: 3") && text.contains("event: complete"),
        "{text}"
    );
}

#[tokio::test]
async fn an_unknown_hash_is_refused_and_nothing_is_registered() {
    let bed = listed(false).await;
    let text = "{ hello }";
    let extensions = json!({ "persistedQuery": { "version": 1, "sha256Hash": sha256_hex(text) } });
    let by_hash = json!({ "extensions": extensions });
    let with_text = json!({ "query": text, "extensions": extensions });
    for body in [&by_hash, &with_text, &by_hash] {
        assert_eq!(
            bed.raw(body.to_string()).await.refusal(),
            (400, "PERSISTED_QUERY_NOT_FOUND")
        );
    }
}

#[tokio::test]
async fn a_text_has_to_have_its_hash() {
    let bed = listed(false).await;
    let body = json!({ "query": BUMP, "extensions": { "persistedQuery": { "version": 1, "sha256Hash": sha256_hex(ECHO) } } });
    assert_eq!(
        bed.raw(body.to_string()).await.refusal(),
        (400, "PERSISTED_QUERY_MISMATCH")
    );
    let body = json!({ "query": BUMP, "extensions": { "persistedQuery": { "version": 2, "sha256Hash": sha256_hex(BUMP) } } });
    assert_eq!(bed.raw(body.to_string()).await.refusal(), (400, "PARAMETER_TYPE"));
    assert_eq!(bed.ran(), 0);
}

#[tokio::test]
async fn only_persisted_operations_where_that_is_asked_for() {
    let bed = listed(true).await;
    assert_eq!(bed.ask("{ hello }").await.refusal(), (403, "PERSISTED_ONLY"));
    let body =
        json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": sha256_hex(BUMP) } } });
    assert_eq!(bed.raw(body.to_string()).await.body["data"]["bump"], 1);
}
