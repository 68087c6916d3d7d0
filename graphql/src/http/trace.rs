//! One id for all that a request does, taken from the caller (W3C Trace Context) or made here, and told in the answer.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use domain::trace::TraceId;
use tracing::Instrument as _;

/// The header of every answer that names its trace.
pub const TRACE_HEADER: HeaderName = HeaderName::from_static("x-trace-id");

pub(super) fn fresh() -> TraceId {
    // One chance in 2^128 for a second draw.
    TraceId::from_bytes(rand::random()).unwrap_or_else(fresh)
}

/// The trace id of a `traceparent` header of version 00; one that is not well formed counts as none.
pub(super) fn brought(headers: &HeaderMap) -> Option<TraceId> {
    let text = headers.get("traceparent")?.to_str().ok()?;
    let parts: Vec<&str> = text.split('-').collect();
    let [version, id, parent, flags] = parts[..] else {
        return None;
    };
    let digits =
        |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    (version == "00" && digits(parent, 16) && digits(flags, 2))
        .then(|| id.parse().ok())
        .flatten()
}

/// Runs a request within a span that names its trace. The answer names it too: in a header for the caller, in its
/// extensions for the layers around.
pub(super) async fn traced(mut request: Request, next: Next) -> Response {
    let trace = brought(request.headers()).unwrap_or_else(fresh);
    let span = tracing::info_span!("request", trace_id = %trace, method = %request.method());
    let header = HeaderValue::from_str(&trace.to_string()).expect("hex digits fit in a header");
    request.extensions_mut().insert(trace);
    let mut response = next.run(request).instrument(span).await;
    response.headers_mut().insert(TRACE_HEADER, header);
    response.extensions_mut().insert(trace);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_well_formed_trace_is_taken_over() {
        let of = |value: &str| {
            let headers = HeaderMap::from_iter([(
                HeaderName::from_static("traceparent"),
                HeaderValue::from_str(value).unwrap(),
            )]);
            brought(&headers).map(|trace| trace.to_string())
        };
        let good = "0af7651916cd43dd8448eb211c80319c";
        assert_eq!(
            of(&format!("00-{good}-b7ad6b7169203331-01")).as_deref(),
            Some(good)
        );
        for bad in [
            format!("00-{}-b7ad6b7169203331-01", "0".repeat(32)),
            format!("00-{}-b7ad6b7169203331-01", good.to_uppercase()),
            format!("01-{good}-b7ad6b7169203331-01"),
            format!("00-{good}-b7ad6b71-01"),
            format!("00-{good}-b7ad6b7169203331-01-more"),
            "rubbish".to_owned(),
        ] {
            assert_eq!(of(&bad), None, "{bad}");
        }
    }
}
