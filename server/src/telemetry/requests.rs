//! Every request counted and logged, under the id that the door gave it. Routes are named by their pattern: a path may
//! hold a receipt.
use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use domain::trace::TraceId;
use std::time::Instant;

/// For `axum::middleware::from_fn`, around the door.
pub async fn layer(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let pattern = request.extensions().get::<MatchedPath>();
    let route = pattern.map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let begin = Instant::now();
    let response = next.run(request).await;
    let (took, status) = (begin.elapsed(), response.status().as_u16());
    let trace = response.extensions().get::<TraceId>().map(ToString::to_string);
    tracing::info!(
        trace_id = trace,
        %method,
        route,
        status,
        milliseconds = took.as_millis(),
        "answered"
    );
    super::metrics::request(method.as_str(), route, status, took);
    response
}
