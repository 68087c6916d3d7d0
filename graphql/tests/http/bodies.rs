//! Bodies that are too large, never end, or are not what they say.

use crate::harness::{bed, bed_with};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn a_large_body_is_refused_before_it_is_read() {
    let bed = bed().await;
    // The body is never sent: an answer shows that nobody waited for it.
    let head = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 65537\r\n\r\n";
    let answer = bed.bytes(head).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(answer.contains("BODY_TOO_LARGE"));
}

#[tokio::test]
async fn a_large_body_of_unknown_length_is_refused() {
    let bed = bed().await;
    let chunk = format!("8000\r\n{}\r\n", "x".repeat(0x8000));
    let head = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    let answer = bed.bytes(&format!("{head}{chunk}{chunk}1\r\nx\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}

#[tokio::test]
async fn a_body_of_just_the_limit_is_read() {
    let bed = bed().await;
    let query =
        json!({ "query": "query ($t: String!) { echo(text: $t) }", "variables": { "t": "" } }).to_string();
    let fill = |size: usize| {
        query.replace(
            "\"t\":\"\"",
            &format!("\"t\":\"{}\"", "x".repeat(size - query.len())),
        )
    };
    assert_eq!(bed.raw(fill(64 * 1024)).await.status, 200);
    assert_eq!(
        bed.raw(fill(64 * 1024 + 1)).await.refusal(),
        (413, "BODY_TOO_LARGE")
    );
}

#[tokio::test]
async fn a_body_that_never_ends_times_out() {
    let bed = bed_with(|options| options.limits.body_time = Duration::from_millis(50)).await;
    let head = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";
    for rest in [
        "transfer-encoding: chunked\r\n\r\n3\r\n{\"q\r\n",
        "content-length: 100\r\n\r\n{\"q",
    ] {
        let answer = bed.bytes(&format!("{head}{rest}")).await;
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
        assert!(answer.contains("BODY_TIMEOUT"));
    }
}

#[tokio::test]
async fn bodies_that_are_not_json_have_their_codes() {
    let bed = bed().await;
    let cases: [(&[u8], &str); 12] = [
        (b"", "BODY_CUT_OFF"),
        (b"{\"query\": \"{ hel", "BODY_CUT_OFF"),
        (b"query=1", "BODY_NOT_JSON"),
        (b"{\"query\": \"{ hello }\"} x", "BODY_NOT_JSON"),
        (b"{\"query\": \"{ hello\xff }\"}", "BODY_NOT_UTF8"),
        (b"\xff\xfe{\x00}\x00", "BODY_NOT_UTF8"),
        (b"\"{ hello }\"", "BODY_NOT_OBJECT"),
        (b"null", "BODY_NOT_OBJECT"),
        (b"{}", "QUERY_MISSING"),
        (b"{\"query\": 1}", "PARAMETER_TYPE"),
        (
            b"{\"query\": \"{ hello }\", \"operationName\": [1]}",
            "PARAMETER_TYPE",
        ),
        (
            b"{\"query\": \"{ hello }\", \"extensions\": \"x\"}",
            "PARAMETER_TYPE",
        ),
    ];
    for (body, code) in cases {
        assert_eq!(
            bed.raw(body).await.refusal(),
            (400, code),
            "{}",
            String::from_utf8_lossy(body)
        );
    }
    let nested = format!(
        "{{\"query\": \"{{ hello }}\", \"variables\": {{\"a\": {}1{} }} }}",
        "[".repeat(500),
        "]".repeat(500)
    );
    assert_eq!(bed.raw(nested).await.refusal(), (400, "BODY_NOT_JSON"));
}

#[tokio::test]
async fn variables_have_to_be_an_object() {
    let bed = bed().await;
    for variables in [json!([]), json!("x"), json!(1), json!(true)] {
        let body = json!({ "query": "{ hello }", "variables": variables });
        assert_eq!(
            bed.raw(body.to_string()).await.refusal(),
            (400, "VARIABLES_NOT_OBJECT"),
            "{variables}"
        );
    }
    assert_eq!(
        bed.raw(json!({ "query": "{ hello }", "variables": null }).to_string())
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn an_unknown_operation_name_is_refused() {
    let bed = bed().await;
    let ask =
        |name| json!({ "query": "query A { hello } query B { hello }", "operationName": name }).to_string();
    assert_eq!(
        bed.raw(ask(Some("C"))).await.refusal(),
        (400, "OPERATION_UNKNOWN")
    );
    assert_eq!(
        bed.raw(ask(None)).await.refusal(),
        (400, "OPERATION_NAME_MISSING")
    );
    assert_eq!(bed.raw(ask(Some("B"))).await.body["data"]["hello"], "你好");
}
