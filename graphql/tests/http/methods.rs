//! What async-graphql lets through as it comes: each way in that a page of another site could use.

use crate::harness::{Bed, answer, bed};
use serde_json::json;

const BUMP: &str = "mutation { bump }";

/// Asserts that nothing ran and that what ran afterwards ran once: an outright broken server would pass otherwise.
async fn nothing_ran(bed: &Bed) {
    assert_eq!(bed.ran(), 0);
    assert_eq!(bed.ask(BUMP).await.body["data"]["bump"], 1);
}

#[tokio::test]
async fn mutations_by_get_are_refused() {
    let bed = bed().await;
    let url = reqwest::Url::parse_with_params(&bed.url("/graphql"), [("query", BUMP)]).unwrap();
    assert_eq!(
        answer(bed.client.get(url.clone())).await.refusal(),
        (405, "GET_NEEDS_PERSISTED")
    );
    let stream = url.as_str().replace("/graphql?", "/graphql/stream?");
    assert_eq!(
        answer(bed.client.get(stream)).await.refusal(),
        (405, "GET_NEEDS_PERSISTED")
    );
    assert_eq!(bed.client.head(url).send().await.unwrap().status(), 405);
    nothing_ran(&bed).await;
}

#[tokio::test]
async fn text_plain_is_refused() {
    other_type("text/plain", &json!({ "query": BUMP }).to_string()).await;
}

#[tokio::test]
async fn form_posts_are_refused() {
    other_type("application/x-www-form-urlencoded", "query=mutation+%7B+bump+%7D").await;
}

#[tokio::test]
async fn bare_graphql_is_refused() {
    other_type("application/graphql", BUMP).await;
}

#[tokio::test]
async fn multipart_is_refused() {
    let form = "--b\r\ncontent-disposition: form-data; name=\"operations\"\r\n\r\n{\"query\":\"mutation { bump }\"}\r\n\
        --b\r\ncontent-disposition: form-data; name=\"map\"\r\n\r\n{}\r\n--b--\r\n";
    other_type("multipart/form-data; boundary=b", form).await;
}

async fn other_type(kind: &str, body: &str) {
    let bed = bed().await;
    for path in ["/graphql", "/graphql/stream"] {
        let request = bed
            .client
            .post(bed.url(path))
            .header("content-type", kind)
            .body(body.to_owned());
        assert_eq!(answer(request).await.refusal(), (415, "CONTENT_TYPE"), "{path}");
    }
    nothing_ran(&bed).await;
}

#[tokio::test]
async fn no_content_type_is_refused() {
    let bed = bed().await;
    let request = bed.post().body(json!({ "query": BUMP }).to_string());
    assert_eq!(answer(request).await.refusal(), (415, "CONTENT_TYPE"));
    nothing_ran(&bed).await;
}

#[tokio::test]
async fn compressed_bodies_are_refused() {
    let bed = bed().await;
    let request = bed
        .post()
        .header("content-encoding", "gzip")
        .json(&json!({ "query": BUMP }));
    assert_eq!(answer(request).await.refusal(), (415, "CONTENT_ENCODING"));
    nothing_ran(&bed).await;
}

#[tokio::test]
async fn a_custom_header_opens_no_other_way() {
    let bed = bed().await;
    let request = bed
        .post()
        .header("x-requested-with", "x")
        .header("content-type", "text/plain");
    let request = request
        .header("apollo-require-preflight", "1")
        .body(json!({ "query": BUMP }).to_string());
    assert_eq!(answer(request).await.refusal(), (415, "CONTENT_TYPE"));
    nothing_ran(&bed).await;
}

#[tokio::test]
async fn other_methods_are_refused_with_a_code() {
    let bed = bed().await;
    for path in ["/graphql", "/graphql/stream", "/uploads/x", "/documents/x"] {
        assert_eq!(
            answer(bed.client.delete(bed.url(path))).await.refusal(),
            (405, "METHOD_NOT_ALLOWED"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn batches_are_refused() {
    let bed = bed().await;
    for batch in [
        json!([{ "query": BUMP }, { "query": BUMP }]),
        json!([{ "query": BUMP }]),
        json!([]),
    ] {
        assert_eq!(bed.raw(batch.to_string()).await.refusal(), (400, "BATCH_REFUSED"));
    }
    nothing_ran(&bed).await;
}

#[tokio::test]
async fn more_than_one_mutation_is_refused() {
    let bed = bed().await;
    for query in [
        "mutation { a: bump b: bump }",
        "mutation { ...F ...F } fragment F on Mutation { bump }",
    ] {
        assert_eq!(
            bed.ask(query).await.refusal(),
            (400, "TOO_MANY_MUTATIONS"),
            "{query}"
        );
    }
    nothing_ran(&bed).await;
}
