//! One id for all that a request does, taken from the caller (W3C Trace Context) or made here, and told in the answer.

use crate::TraceId;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use tracing::Instrument as _;

/// The header of every answer that names its trace.
pub const TRACE_HEADER: HeaderName = HeaderName::from_static("x-trace-id");

pub(super) fn fresh() -> TraceId {
    TraceId(hex::encode(rand::random::<[u8; 16]>()))
}

/// The trace id of a `traceparent` header, `00-<32 hex>-<16 hex>-<2 hex>`, unless it is malformed or zero.
fn brought(headers: &HeaderMap) -> Option<TraceId> {
    let id = headers
        .get("traceparent")?
        .to_str()
        .ok()?
        .strip_prefix("00-")?
        .split('-')
        .next()?;
    let well_formed = id.len() == 32 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (well_formed && id.bytes().any(|byte| byte != b'0')).then(|| TraceId(id.to_owned()))
}

/// Runs a request within a span that names its trace.
pub(super) async fn traced(mut request: Request, next: Next) -> Response {
    let trace = brought(request.headers()).unwrap_or_else(fresh);
    let span = tracing::info_span!("request", trace = trace.0, method = %request.method());
    let header = HeaderValue::from_str(&trace.0).expect("hex digits fit in a header");
    request.extensions_mut().insert(trace);
    let mut response = next.run(request).instrument(span).await;
    response.headers_mut().insert(TRACE_HEADER, header);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_well_formed_trace_is_taken_over() {
        let of = |value: &'static str| {
            let headers = HeaderMap::from_iter([(
                HeaderName::from_static("traceparent"),
                HeaderValue::from_static(value),
            )]);
            brought(&headers).map(|trace| trace.0)
        };
        let good = "0af7651916cd43dd8448eb211c80319c";
        assert_eq!(
            of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").as_deref(),
            Some(good)
        );
        assert_eq!(
            of("00-00000000000000000000000000000000-b7ad6b7169203331-01"),
            None
        );
        assert_eq!(
            of("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"),
            None
        );
        assert_eq!(of("rubbish"), None);
    }
}
