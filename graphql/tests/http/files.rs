//! Uploads and downloads.

use crate::harness::{Answer, Bed, answer, bed, bed_with};
use async_trait::async_trait;
use axum::http::StatusCode;
use bytes::Bytes;
use futures::{StreamExt as _, TryStreamExt as _, stream};
use graphql::http::{Asked, Code, DocumentDoor, Download, Problem, Upload};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};

/// Counts what comes, and holds one document of person 1.
struct Cupboard;

#[async_trait]
impl DocumentDoor for Cupboard {
    async fn receive(&self, _: &Asked, ticket: &str, upload: Upload) -> Result<Value, Problem> {
        if ticket != "good" {
            return Err(Code::NotFound.into());
        }
        let broken = |_| Problem::new(StatusCode::BAD_REQUEST, "INTERRUPTED", "中断", "Interrupted.");
        let size = upload
            .chunks
            .try_fold(0, async |size, chunk| Ok(size + chunk.len()))
            .await
            .map_err(broken)?;
        Ok(json!({ "size": size, "type": upload.content_type }))
    }

    async fn open(&self, asked: &Asked, id: &str) -> Result<Download, Problem> {
        let owner = asked
            .principal
            .as_ref()
            .is_some_and(|principal| principal.person.0.as_u128() == 1);
        if asked.reason.as_deref() == Some("年度检查") {
            return Err(Code::ReasonNeeded.into());
        }
        if id != "doc" || !owner {
            return Err(Code::NotFound.into());
        }
        Ok(Download {
            media_type: "application/pdf".to_owned(),
            file_name: "受理凭证.pdf".to_owned(),
            size: 4,
            chunks: stream::iter([Ok(Bytes::from_static(b"%PDF"))]).boxed(),
        })
    }
}

async fn cupboard() -> Bed {
    bed_with(|options| {
        options.documents = Some(Arc::new(Cupboard));
        options.limits.upload_bytes = 1000;
        options.limits.upload_silence = Duration::from_millis(50);
    })
    .await
}

async fn put(bed: &Bed, ticket: &str, kind: &str, size: usize) -> Answer {
    let request = bed
        .client
        .put(bed.url(&format!("/uploads/{ticket}")))
        .header("content-type", kind);
    answer(request.body(vec![b'x'; size])).await
}

#[tokio::test]
async fn bytes_are_streamed_to_the_holder_of_a_ticket() {
    let bed = cupboard().await;
    let answer = put(&bed, "good", "image/png", 1000).await;
    assert_eq!(
        (answer.status, answer.body),
        (201, json!({ "size": 1000, "type": "image/png" }))
    );
    assert_eq!(
        put(&bed, "other", "image/png", 1).await.refusal(),
        (404, "NOT_FOUND")
    );
    assert_eq!(
        put(&bed, "..%2Fgood", "image/png", 1).await.refusal(),
        (404, "NOT_FOUND")
    );
}

#[tokio::test]
async fn large_uploads_are_refused_with_and_without_a_length() {
    let bed = cupboard().await;
    assert_eq!(
        put(&bed, "good", "image/png", 1001).await.refusal(),
        (413, "UPLOAD_TOO_LARGE")
    );
    let pieces = stream::iter((0..3).map(|_| Ok::<_, std::io::Error>(vec![b'x'; 500])));
    let request = bed
        .client
        .put(bed.url("/uploads/good"))
        .body(reqwest::Body::wrap_stream(pieces));
    assert_eq!(answer(request).await.refusal(), (413, "UPLOAD_TOO_LARGE"));
}

#[tokio::test]
async fn forms_are_no_uploads() {
    let bed = cupboard().await;
    for kind in [
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
    ] {
        assert_eq!(put(&bed, "good", kind, 1).await.refusal(), (415, "UPLOAD_TYPE"));
    }
}

#[tokio::test]
async fn an_upload_that_falls_silent_times_out() {
    let bed = cupboard().await;
    let answer = bed
        .bytes("PUT /uploads/good HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf")
        .await;
    assert!(
        answer.starts_with("HTTP/1.1 408") && answer.contains("UPLOAD_TIMEOUT"),
        "{answer}"
    );
}

#[tokio::test]
async fn a_document_is_saved_and_never_shown() {
    let bed = cupboard().await;
    let request = bed.client.get(bed.url("/documents/doc")).bearer_auth("1");
    let answer = answer(request).await;
    let header = |name| answer.headers[name].to_str().unwrap();
    assert_eq!(answer.body, "%PDF");
    assert_eq!(
        header("content-disposition"),
        "attachment; filename*=UTF-8''%E5%8F%97%E7%90%86%E5%87%AD%E8%AF%81.pdf"
    );
    assert_eq!(header("content-type"), "application/pdf");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("cache-control"), "no-store");
    assert!(header("content-security-policy").starts_with("sandbox;"));
}

#[tokio::test]
async fn not_yours_looks_like_not_there() {
    let bed = cupboard().await;
    let get = |path: &str, token: &str| answer(bed.client.get(bed.url(path)).bearer_auth(token));
    let theirs = get("/documents/doc", "2").await;
    let nothing = get("/documents/none", "2").await;
    assert_eq!(theirs.refusal(), (404, "NOT_FOUND"));
    assert_eq!(
        theirs.body["errors"][0]["message"],
        nothing.body["errors"][0]["message"]
    );
    assert_eq!(theirs.status, nothing.status);
}

#[tokio::test]
async fn without_a_cupboard_there_are_no_files() {
    let bed = bed().await;
    assert_eq!(
        put(&bed, "good", "image/png", 1).await.refusal(),
        (404, "NOT_FOUND")
    );
}

#[tokio::test]
async fn the_reason_of_an_audit_arrives_whole_or_not_at_all() {
    let bed = cupboard().await;
    let get = |reason: &'static str| {
        let request = bed.client.get(bed.url("/documents/doc")).bearer_auth("1");
        answer(request.header("x-read-reason", reason))
    };
    let whole = get("%E5%B9%B4%E5%BA%A6%E6%A3%80%E6%9F%A5").await;
    assert_eq!(
        whole.refusal(),
        (403, "REASON_NEEDED"),
        "the cupboard answers so to this very reason"
    );
    assert_eq!(get("%E5%B9").await.refusal(), (400, "REASON_UNREADABLE"));
    assert_eq!(get("other").await.status, 200);
}
