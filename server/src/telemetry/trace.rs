//! One id for a request, from the HTTP header through the update to the activity (W3C trace context, version 00).
use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderMap, HeaderValue},
    middleware::Next,
    response::Response,
};
use rand::RngCore;
use std::{fmt, future::Future, str::FromStr, time::Instant};
use tracing::Instrument;

/// Header that carries the id, in and out.
pub const HEADER: &str = "traceparent";

tokio::task_local! {
    static CURRENT: TraceId;
}

/// Id of everything that happens because of one request: 16 bytes, never all zero, shown as 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TraceId([u8; 16]);

/// The text is not a trace id.
#[derive(Debug, thiserror::Error)]
#[error("expected 32 hexadecimal digits in lower case that are not all zero")]
pub struct NotATraceId;

impl TraceId {
    /// A new random id.
    pub fn random() -> Self {
        let mut bytes = [0; 16];
        rand::rng().fill_bytes(&mut bytes);
        // One chance in 2^128, but zero would be refused everywhere.
        bytes[0] |= u8::from(bytes == [0; 16]);
        Self(bytes)
    }

    /// The id of the request that the current task works for.
    pub fn current() -> Option<Self> {
        CURRENT.try_with(|id| *id).ok()
    }

    /// The id in the headers; a header that is not well formed counts as none.
    fn from_headers(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(HEADER)?.to_str().ok()?;
        let mut parts = text.split('-');
        let (version, id, parent, flags) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let whole = version == "00" && parts.next().is_none();
        let digits =
            |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        (whole && digits(parent, 16) && digits(flags, 2))
            .then(|| id.parse().ok())
            .flatten()
    }

    /// The header for a call that we make: this id, with a new parent.
    pub fn header(&self) -> String {
        // An odd number is never zero.
        format!("00-{self}-{:016x}-01", rand::rng().next_u64() | 1)
    }

    /// Runs a future for this id: [`TraceId::current`] answers it, and all its logs carry it.
    pub async fn scope<F: Future>(self, future: F) -> F::Output {
        let span = tracing::info_span!("work", trace_id = %self);
        CURRENT.scope(self, future).instrument(span).await
    }
}

impl fmt::Display for TraceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl FromStr for TraceId {
    type Err = NotATraceId;

    fn from_str(text: &str) -> Result<Self, NotATraceId> {
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(NotATraceId);
        }
        let mut bytes = [0; 16];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NotATraceId)?;
        if bytes == [0; 16] {
            Err(NotATraceId)
        } else {
            Ok(Self(bytes))
        }
    }
}

/// For `axum::middleware::from_fn`: takes the id of the caller or makes one, puts it in the task, the request's extensions, the
/// span and the answer, and logs and counts the request. Routes are named by their pattern: a path may hold a receipt.
pub async fn layer(mut request: Request, next: Next) -> Response {
    let id = TraceId::from_headers(request.headers()).unwrap_or_else(TraceId::random);
    request.extensions_mut().insert(id);
    let method = request.method().clone();
    let pattern = request.extensions().get::<MatchedPath>();
    let route = pattern.map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let span = tracing::info_span!("request", trace_id = %id, %method, route);
    let begin = Instant::now();
    let work = async move {
        let mut response = next.run(request).await;
        let took = begin.elapsed();
        let status = response.status().as_u16();
        tracing::info!(status, milliseconds = took.as_millis(), "answered");
        super::metrics::request(method.as_str(), route, status, took);
        if let Ok(value) = HeaderValue::from_str(&id.header()) {
            response.headers_mut().insert(HEADER, value);
        }
        response
    };
    CURRENT.scope(id, work).instrument(span).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, body::Body, middleware::from_fn, routing::get};
    use tower::ServiceExt;

    const GIVEN: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

    async fn answer(header: Option<&str>) -> (String, String) {
        let handler = || async { TraceId::current().map(|id| id.to_string()).unwrap_or_default() };
        let app = Router::new()
            .route("/case/{number}", get(handler))
            .layer(from_fn(layer));
        let mut request = Request::builder().uri("/case/1");
        if let Some(header) = header {
            request = request.header(HEADER, header);
        }
        let response = app.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let sent = response.headers()[HEADER].to_str().unwrap().to_owned();
        let body = axum::body::to_bytes(response.into_body(), 1000).await.unwrap();
        (String::from_utf8(body.to_vec()).unwrap(), sent)
    }

    #[tokio::test]
    async fn the_callers_id_is_kept() {
        let (inside, sent) = answer(Some(&format!("00-{GIVEN}-00f067aa0ba902b7-01"))).await;
        assert_eq!(inside, GIVEN);
        assert!(sent.starts_with(&format!("00-{GIVEN}-")), "{sent}");
        assert!(
            !sent.contains("00f067aa0ba902b7"),
            "the parent is ours, not the caller's: {sent}"
        );
    }

    #[tokio::test]
    async fn without_a_sound_header_there_is_a_new_id() {
        let zero = format!("00-{}-00f067aa0ba902b7-01", "0".repeat(32));
        let shouted = format!("00-{}-00f067aa0ba902b7-01", GIVEN.to_uppercase());
        for header in [
            None,
            Some("nonsense"),
            Some(zero.as_str()),
            Some(shouted.as_str()),
        ] {
            let (inside, sent) = answer(header).await;
            let id: TraceId = inside.parse().unwrap();
            assert!(sent.contains(&id.to_string()), "{header:?}: {sent}");
        }
    }

    #[tokio::test]
    async fn work_for_an_id_knows_it() {
        let id: TraceId = GIVEN.parse().unwrap();
        assert_eq!(id.scope(async { TraceId::current() }).await, Some(id));
        assert_eq!(TraceId::current(), None);
    }
}
