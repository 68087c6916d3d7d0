//! Which pages may call: ours, and those of the configured sites. Others are refused, whatever they send.

use super::{asked::Asked, code::Code, options::HttpOptions, reason::REASON_HEADER, trace::TRACE_HEADER};
use axum::{
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method,
        header::{ACCEPT, ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, HOST, ORIGIN},
    },
    middleware::Next,
    response::Response,
};
use ipnet::IpNet;
use std::{sync::Arc, time::Duration};
use tower_http::cors::CorsLayer;

/// How long a browser may remember what a preflight said.
const PREFLIGHT: Duration = Duration::from_mins(10);

/// Answers preflights of the configured origins; never with credentials.
pub(super) fn cors(options: &HttpOptions) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(options.origins.clone())
        .allow_methods([Method::GET, Method::POST, Method::PUT])
        .allow_headers([
            ACCEPT,
            ACCEPT_LANGUAGE,
            AUTHORIZATION,
            CONTENT_TYPE,
            HeaderName::from_static("last-event-id"),
            REASON_HEADER,
            HeaderName::from_static("traceparent"),
        ])
        .expose_headers([TRACE_HEADER])
        .max_age(PREFLIGHT)
}

/// What the check needs of the options.
#[derive(Clone)]
pub(super) struct Origins {
    pub allowed: Arc<[HeaderValue]>,
    pub proxies: Arc<[IpNet]>,
}

impl From<&HttpOptions> for Origins {
    fn from(options: &HttpOptions) -> Self {
        Self {
            allowed: options.origins.clone().into(),
            proxies: options.trusted_proxies.clone().into(),
        }
    }
}

/// Refuses requests of other sites' pages. CORS alone only hides the answer, and sockets know no preflight.
pub(super) async fn check(State(origins): State<Origins>, request: Request, next: Next) -> Response {
    if welcome(request.headers(), &origins.allowed) {
        return next.run(request).await;
    }
    let (parts, _) = request.into_parts();
    Code::OriginRefused
        .problem()
        .response(&Asked::of(&parts, &origins.proxies))
}

/// Whether no page asks, or one of the same host, or one of a configured site.
fn welcome(headers: &HeaderMap, allowed: &[HeaderValue]) -> bool {
    headers
        .get_all(ORIGIN)
        .iter()
        .all(|origin| allowed.contains(origin) || same_host(origin, headers))
}

fn same_host(origin: &HeaderValue, headers: &HeaderMap) -> bool {
    let origin = origin.to_str().unwrap_or_default();
    let host = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"));
    let own = headers.get(HOST).and_then(|host| host.to_str().ok());
    host.is_some() && host == own
}
