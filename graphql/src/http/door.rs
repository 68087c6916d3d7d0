//! Files: `PUT /uploads/{ticket}` and `GET /documents/{id}`. The bytes pass here; what they may be is decided behind.

use super::{
    asked::Asked,
    body::{declared_length, plain},
    code::Code,
    guarded::Guarded,
    limits::Limits,
    problem::Problem,
    reason::reason,
};
use async_graphql::Executor;
use async_trait::async_trait;
use axum::{
    Json,
    body::{Body, Bytes},
    extract::{Path, Request, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
};
use futures::{StreamExt as _, stream, stream::BoxStream};
use std::{
    fmt::Write as _,
    sync::{Arc, OnceLock},
};
use tokio::time::{Instant, timeout_at};

/// The bytes of an upload ended early: too many, too slow, or cut off. The answer names which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to read an upload to its end")]
pub struct UploadCut;

/// An upload on its way in.
pub struct Upload {
    /// What the caller says it is; not to be trusted.
    pub content_type: Option<String>,
    /// At most as many bytes as the limit says; an error ends them.
    pub chunks: BoxStream<'static, Result<Bytes, UploadCut>>,
}

/// A document on its way out.
pub struct Download {
    /// As the store sniffed it, as `application/pdf`.
    pub media_type: String,
    /// What to save it as.
    pub file_name: String,
    /// In bytes.
    pub size: u64,
    pub chunks: BoxStream<'static, std::io::Result<Bytes>>,
}

impl Download {
    /// Bytes that are in memory.
    pub fn whole(media_type: &str, file_name: String, bytes: Vec<u8>) -> Self {
        Self {
            media_type: media_type.to_owned(),
            file_name,
            size: bytes.len() as u64,
            chunks: stream::once(async { Ok(Bytes::from(bytes)) }).boxed(),
        }
    }
}

/// What stands behind the door for files; the server brings it. It decides by scope: what is not the asker's is `NOT_FOUND`.
#[async_trait]
pub trait DocumentDoor: Send + Sync + 'static {
    /// Takes the bytes for a one-time ticket and answers with what the caller may know of them.
    async fn receive(
        &self,
        asked: &Asked,
        ticket: &str,
        upload: Upload,
    ) -> Result<serde_json::Value, Problem>;

    /// Opens a document by its id. An auditor who gives no reason is answered `REASON_NEEDED`, whatever the id.
    async fn open(&self, asked: &Asked, id: &str) -> Result<Download, Problem>;
}

pub(super) async fn put<S: Executor>(
    State(guarded): State<Guarded<S>>,
    Path(ticket): Path<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let mut asked = guarded.asked(&parts);
    let answer = async {
        guarded.admit(&mut asked, &parts.headers).await?;
        let door = door(&guarded, &ticket)?;
        let limits = &guarded.shared.options.limits;
        acceptable(&parts.headers, limits)?;
        let cut = Arc::new(OnceLock::new());
        let upload = Upload {
            content_type: content_type(&parts.headers),
            chunks: capped(body, limits, cut.clone()),
        };
        let received = door.receive(&asked, &ticket, upload).await;
        // Whatever the other side makes of a stream that broke off, the caller learns why it did.
        received.map_err(|problem| cut.get().copied().map_or(problem, Problem::from))
    };
    match answer.await {
        Ok(received) => (StatusCode::CREATED, Json(received)).into_response(),
        Err(problem) => problem.response(&asked),
    }
}

pub(super) async fn get<S: Executor>(
    State(guarded): State<Guarded<S>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let mut asked = guarded.asked(&parts);
    let answer = async {
        guarded.admit(&mut asked, &parts.headers).await?;
        asked.reason = reason(&parts.headers)?;
        door(&guarded, &id)?.open(&asked, &id).await
    };
    match answer.await {
        Ok(download) => attachment(download),
        Err(problem) => problem.response(&asked),
    }
}

/// The door, for a name of a form that we give out: base64url, UUIDs and the like.
fn door<'a, S>(guarded: &'a Guarded<S>, name: &str) -> Result<&'a dyn DocumentDoor, Problem> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_=".contains(&byte);
    let formed = (1..=200).contains(&name.len()) && name.bytes().all(plain);
    let door = guarded.shared.options.documents.as_deref().filter(|_| formed);
    door.ok_or_else(|| Code::NotFound.into())
}

fn content_type(headers: &HeaderMap) -> Option<String> {
    Some(headers.get(CONTENT_TYPE)?.to_str().ok()?.to_owned())
}

fn acceptable(headers: &HeaderMap, limits: &Limits) -> Result<(), Code> {
    plain(headers)?;
    let form = content_type(headers).is_some_and(|kind| {
        let kind = kind.to_ascii_lowercase();
        kind.starts_with("multipart/") || kind.starts_with("application/x-www-form-urlencoded")
    });
    if form {
        Err(Code::UploadType)
    } else if declared_length(headers).is_some_and(|length| length > limits.upload_bytes) {
        Err(Code::UploadTooLarge)
    } else {
        Ok(())
    }
}

/// The bytes as long as they keep to size and time; `cut` says which they broke.
fn capped(
    body: Body,
    limits: &Limits,
    cut: Arc<OnceLock<Code>>,
) -> BoxStream<'static, Result<Bytes, UploadCut>> {
    let (most, silence) = (limits.upload_bytes, limits.upload_silence);
    let end = Instant::now() + limits.upload_time;
    let state = Some((body.into_data_stream(), 0_u64));
    stream::unfold(state, move |state| {
        let cut = cut.clone();
        async move {
            let (mut chunks, mut size) = state?;
            let due = end.min(Instant::now() + silence);
            let code = match timeout_at(due, chunks.next()).await {
                Ok(None) => return None,
                Ok(Some(Ok(chunk))) => {
                    size += chunk.len() as u64;
                    if size <= most {
                        return Some((Ok(chunk), Some((chunks, size))));
                    }
                    Code::UploadTooLarge
                }
                Ok(Some(Err(_))) => Code::UploadCutOff,
                Err(_) => Code::UploadTimeout,
            };
            cut.get_or_init(|| code);
            Some((Err(UploadCut), None))
        }
    })
    .boxed()
}

/// To be saved, never shown: a document must not run as a page of ours.
fn attachment(download: Download) -> Response {
    let mut response = Response::new(Body::from_stream(download.chunks));
    let headers = response.headers_mut();
    let media_type = HeaderValue::from_str(&download.media_type);
    headers.insert(
        CONTENT_TYPE,
        media_type.unwrap_or(HeaderValue::from_static("application/octet-stream")),
    );
    headers.insert(CONTENT_LENGTH, HeaderValue::from(download.size));
    headers.insert(CONTENT_DISPOSITION, disposition(&download.file_name));
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("sandbox; default-src 'none'; frame-ancestors 'none'"),
    );
    response
}

/// `attachment` with a name in any script (RFC 8187).
fn disposition(file_name: &str) -> HeaderValue {
    let mut text = String::from("attachment; filename*=UTF-8''");
    for byte in file_name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            text.push(char::from(byte));
        } else {
            write!(text, "%{byte:02X}").expect("a string takes every letter");
        }
    }
    HeaderValue::from_str(&text).expect("escaped to plain ASCII")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_file_name_breaks_out_of_no_header() {
        assert_eq!(
            disposition("受理 1.pdf"),
            "attachment; filename*=UTF-8''%E5%8F%97%E7%90%86%201.pdf"
        );
        assert_eq!(
            disposition("a\"\r\nb: c"),
            "attachment; filename*=UTF-8''a%22%0D%0Ab%3A%20c"
        );
    }
}
