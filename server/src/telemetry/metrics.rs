//! Counters and histograms, shown to Prometheus.
use super::Shutdown;
use metrics::{counter, describe_counter, describe_gauge, describe_histogram, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::{sync::OnceLock, time::Duration};

/// Bounds of the histograms of durations, in seconds.
const SECONDS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// Between two rounds of tidying the histograms.
const UPKEEP: Duration = Duration::from_secs(5);

static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();

/// Collects the metrics of this process from now on; the first call counts, later ones return the same handle.
pub fn install() -> PrometheusHandle {
    HANDLE.get_or_init(begin).clone()
}

fn begin() -> PrometheusHandle {
    let builder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)
        .expect("the bounds are not empty");
    let recorder = builder.build_recorder();
    let handle = recorder.handle();
    if metrics::set_global_recorder(recorder).is_err() {
        tracing::warn!("something else collects the metrics of this process: /metrics stays empty");
    }
    describe_counter!(
        "banli_http_requests_total",
        "Requests by method, route and status."
    );
    describe_gauge!(
        "banli_workers",
        "Workers of this process that run, one for each province."
    );
    describe_histogram!(
        "banli_http_request_seconds",
        metrics::Unit::Seconds,
        "Time to answer, by route."
    );
    handle
}

/// Tidies the histograms until the process is asked to end. Without it they grow with every request.
pub async fn keep_up(handle: PrometheusHandle, shutdown: Shutdown) {
    let mut tick = tokio::time::interval(UPKEEP);
    loop {
        tokio::select! {
            () = shutdown.requested() => return,
            _ = tick.tick() => handle.run_upkeep(),
        }
    }
}

/// Counts one request. `route` is a pattern, never a path.
pub fn request(method: &str, route: String, status: u16, took: Duration) {
    let labels = [
        ("method", method.to_owned()),
        ("route", route.clone()),
        ("status", status.to_string()),
    ];
    counter!("banli_http_requests_total", &labels).increment(1);
    histogram!("banli_http_request_seconds", "route" => route).record(took.as_secs_f64());
}
