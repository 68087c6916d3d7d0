//! `/healthz`, `/readyz` and `/metrics`: for the machine that looks after this process.
use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header::CONTENT_TYPE},
    response::IntoResponse,
    routing::get,
};
use futures::future::{BoxFuture, join_all};
use metrics_exporter_prometheus::PrometheusHandle;
use serde_json::json;
use std::{future::Future, sync::Arc, time::Duration};

/// Longest wait for one check.
const PATIENCE: Duration = Duration::from_secs(2);

type Ask = Arc<dyn Fn() -> BoxFuture<'static, Result<(), String>> + Send + Sync>;

/// What must work before this process takes requests: named questions, asked at every call of `/readyz`.
#[derive(Clone, Default)]
pub struct Checks(Vec<(&'static str, Ask)>);

impl Checks {
    /// Adds a question. Its error goes to the log only: the answer names the check, not the reason.
    #[must_use]
    pub fn with<F, A>(mut self, name: &'static str, ask: A) -> Self
    where
        A: Fn() -> F + Send + Sync + 'static,
        F: Future<Output = Result<(), String>> + Send + 'static,
    {
        self.0.push((name, Arc::new(move || Box::pin(ask()))));
        self
    }

    /// Asks everything at once: each check's name with its error, if it has one.
    pub async fn ask(&self) -> Vec<(&'static str, Option<String>)> {
        join_all(self.0.iter().map(|(name, ask)| async move {
            let answer = tokio::time::timeout(PATIENCE, ask()).await;
            let error = answer.unwrap_or_else(|_| Err("no answer".to_owned())).err();
            (*name, error)
        }))
        .await
    }
}

/// The three routes. They need no signing in and tell nothing about cases.
pub fn routes(checks: Checks, metrics: PrometheusHandle) -> Router {
    let ready = Router::new().route("/readyz", get(readyz)).with_state(checks);
    let page = move || async move { ([(CONTENT_TYPE, "text/plain; version=0.0.4")], metrics.render()) };
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/metrics", get(page))
        .merge(ready)
}

async fn readyz(State(checks): State<Checks>) -> impl IntoResponse {
    let answers = checks.ask().await;
    for (check, error) in &answers {
        if let Some(error) = error {
            tracing::warn!(check, error, "not ready");
        }
    }
    let ready = answers.iter().all(|(_, error)| error.is_none());
    let status = if ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let checks: serde_json::Map<_, _> = answers
        .into_iter()
        .map(|(name, error)| (name.to_owned(), json!(error.is_none())))
        .collect();
    (status, Json(json!({ "ready": ready, "checks": checks })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{body::Body, http::Request};
    use tower::ServiceExt;

    async fn get(app: Router, path: &str) -> (StatusCode, String) {
        let response = app
            .oneshot(Request::get(path).body(Body::empty()).unwrap())
            .await
            .unwrap();
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), 100_000).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn ready_only_when_everything_is() {
        let metrics = super::super::metrics::install();
        let fine = Checks::default().with("database", || async { Ok(()) });
        assert_eq!(
            get(routes(fine.clone(), metrics.clone()), "/readyz").await.0,
            StatusCode::OK
        );
        let broken = fine.with("temporal", || async { Err("secret address refused".to_owned()) });
        let (status, body) = get(routes(broken.clone(), metrics.clone()), "/readyz").await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(
            body,
            r#"{"checks":{"database":true,"temporal":false},"ready":false}"#
        );
        assert_eq!(get(routes(broken, metrics), "/healthz").await.0, StatusCode::OK);
    }

    #[tokio::test]
    async fn requests_are_counted_by_pattern() {
        let metrics = super::super::metrics::install();
        super::super::metrics::request(
            "GET",
            "/counted/{number}".to_owned(),
            200,
            Duration::from_millis(7),
        );
        let (_, page) = get(routes(Checks::default(), metrics), "/metrics").await;
        let counter = r#"banli_http_requests_total{method="GET",route="/counted/{number}",status="200"} 1"#;
        assert!(page.contains(counter), "{page}");
        assert!(
            page.contains(r#"banli_http_request_seconds_bucket{route="/counted/{number}",le="0.01"} 1"#),
            "{page}"
        );
    }
}
