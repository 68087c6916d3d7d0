//! Sign-in, other sites, and the schema itself.

use crate::harness::{Bed, answer, bed, bed_with};
use graphql::http::Introspection;
use reqwest::Method;
use serde_json::json;

const SCHEMA: &str = "{ __schema { queryType { name } } }";

#[tokio::test]
async fn a_token_that_is_not_taken_is_refused_with_its_code() {
    let answer = bed().await.ask_as("forged", "{ hello }").await;
    assert_eq!(answer.refusal(), (401, "TOKEN_SIGNATURE"));
    assert!(
        answer.headers["www-authenticate"]
            .to_str()
            .unwrap()
            .starts_with("Bearer")
    );
}

#[tokio::test]
async fn introspection_is_for_those_who_signed_in() {
    let bed = bed().await;
    for query in [
        SCHEMA,
        "{ ...F } fragment F on Query { t: __type(name: \"Query\") { name } }",
    ] {
        assert_eq!(
            bed.ask(query).await.refusal(),
            (403, "INTROSPECTION_REFUSED"),
            "{query}"
        );
    }
    assert_eq!(
        bed.ask("{ __typename }").await.body["data"]["__typename"],
        "Query"
    );
    assert_eq!(
        bed.ask_as("1", SCHEMA).await.body["data"]["__schema"]["queryType"]["name"],
        "Query"
    );
}

#[tokio::test]
async fn introspection_is_for_everyone_in_the_demo() {
    let bed = bed_with(|options| options.introspection = Introspection::Everyone).await;
    assert_eq!(bed.ask(SCHEMA).await.status, 200);
}

async fn with_origin(bed: &Bed, origin: &str) -> (u16, Option<String>) {
    let request = bed
        .post()
        .header("origin", origin)
        .json(&json!({ "query": "{ hello }" }));
    let answer = answer(request).await;
    let allowed = answer.headers.get("access-control-allow-origin");
    assert!(answer.headers.get("access-control-allow-credentials").is_none());
    (
        answer.status,
        allowed.map(|value| value.to_str().unwrap().to_owned()),
    )
}

#[tokio::test]
async fn only_configured_sites_may_call() {
    let site = "https://service.example.cn";
    let bed = bed_with(|options| options.origins = vec![site.parse().unwrap()]).await;
    assert_eq!(with_origin(&bed, site).await, (200, Some(site.to_owned())));
    assert_eq!(
        with_origin(&bed, &format!("http://{}", bed.address)).await,
        (200, None)
    );
    for other in [
        "https://evil.example",
        "https://service.example.cn.evil.example",
        "http://service.example.cn",
        "null",
    ] {
        assert_eq!(with_origin(&bed, other).await, (403, None), "{other}");
    }
}

#[tokio::test]
async fn a_preflight_of_another_site_allows_nothing() {
    let site = "https://service.example.cn";
    let bed = bed_with(|options| options.origins = vec![site.parse().unwrap()]).await;
    let preflight = |origin: &'static str| {
        let request = bed
            .client
            .request(Method::OPTIONS, bed.url("/graphql"))
            .header("origin", origin);
        let request = request.header("access-control-request-method", "POST");
        answer(request.header("access-control-request-headers", "content-type"))
    };
    let ours = preflight("https://service.example.cn").await;
    assert_eq!(ours.headers["access-control-allow-origin"], site);
    let theirs = preflight("https://evil.example").await;
    assert!(theirs.headers.get("access-control-allow-origin").is_none());
}
