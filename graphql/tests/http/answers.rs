//! What answers say, and what they keep to themselves.

use crate::harness::{answer, bed};
use serde_json::json;

#[tokio::test]
async fn resolvers_know_who_asks_in_which_language_under_which_trace() {
    let bed = bed().await;
    let request = bed
        .post()
        .bearer_auth("7")
        .header("accept-language", "en-GB")
        .header(
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        );
    let answer = answer(request.json(&json!({ "query": "{ seen { person language trace } }" }))).await;
    let seen = &answer.body["data"]["seen"];
    assert_eq!(seen["person"], "00000000-0000-0000-0000-000000000007");
    assert_eq!(seen["language"], "en");
    assert_eq!(seen["trace"], "0af7651916cd43dd8448eb211c80319c");
    assert_eq!(answer.headers["x-trace-id"], "0af7651916cd43dd8448eb211c80319c");
    let nobody = bed.ask("{ seen { person language trace } }").await;
    assert_eq!(nobody.body["data"]["seen"]["person"], json!(null));
    assert_eq!(nobody.body["data"]["seen"]["language"], "zh-CN");
}

#[tokio::test]
async fn errors_of_resolvers_are_masked() {
    let bed = bed().await;
    let answer = bed.ask("{ hello leak }").await;
    assert_eq!(answer.refusal(), (200, "INTERNAL"));
    let error = &answer.body["errors"][0];
    assert_eq!(
        error["extensions"]["traceId"].as_str(),
        answer.headers["x-trace-id"].to_str().ok()
    );
    assert!(!answer.body.to_string().contains("SELECT"));
    assert_eq!(error["message"], "系统内部错误，请提供追踪号");
}

#[tokio::test]
async fn errors_with_a_code_of_ours_pass() {
    let answer = bed().await.ask("{ coded }").await;
    assert_eq!(answer.refusal(), (200, "UNAUTHENTICATED"));
    assert_eq!(
        answer.body["errors"][0]["message"],
        "failed to answer: sign in first"
    );
    assert!(answer.body["errors"][0]["extensions"]["traceId"].is_string());
}

#[tokio::test]
async fn a_panic_is_an_internal_error() {
    let bed = bed().await;
    assert_eq!(bed.ask("{ panics }").await.refusal(), (500, "INTERNAL"));
    assert_eq!(bed.ask("{ hello }").await.status, 200);
}

#[tokio::test]
async fn a_query_that_does_not_fit_says_what_is_wrong_and_suggests_nothing() {
    let answer = bed().await.ask("{ helo }").await;
    assert_eq!(answer.refusal(), (400, "INVALID_QUERY"));
    let message = answer.body["errors"][0]["message"].as_str().unwrap();
    assert!(
        message.contains("helo") && !message.contains("hello"),
        "{message}"
    );
    assert_eq!(bed().await.ask("{ hello").await.refusal(), (400, "QUERY_SYNTAX"));
}

#[tokio::test]
async fn a_value_that_a_scalar_cannot_read_is_the_callers_mistake() {
    let answer = bed().await.ask("{ day(date: \"440106199003070018\") }").await;
    assert_eq!(answer.refusal(), (200, "BAD_INPUT"));
    assert_eq!(answer.body["errors"][0]["message"], "参数值无效 (NaiveDate)");
}

#[tokio::test]
async fn refusals_speak_the_language_of_the_request() {
    let bed = bed().await;
    let ask =
        |language: &'static str| answer(bed.post().header("accept-language", language).json(&json!({})));
    assert_eq!(
        ask("en").await.body["errors"][0]["message"],
        "The request holds no operation."
    );
    assert_eq!(ask("zh").await.body["errors"][0]["message"], "请求中没有操作");
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let bed = bed().await;
    let refused = answer(bed.client.get(bed.url("/graphql"))).await;
    for answer in [bed.ask("{ hello }").await, refused] {
        let header = |name| answer.headers[name].to_str().unwrap();
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("x-frame-options"), "DENY");
        assert_eq!(
            header("content-security-policy"),
            "default-src 'none'; frame-ancestors 'none'"
        );
        assert!(answer.headers.get("set-cookie").is_none());
    }
}
