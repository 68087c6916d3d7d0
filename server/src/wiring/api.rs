//! The API of an installation over HTTP.

use super::{Documents, Installation, OfficeClock, Tokens};
use crate::telemetry::{Shutdown, health, health::Checks, metrics, requests};
use axum::{Router, middleware};
use graphql::{
    http::{HttpOptions, Introspection},
    schema::{SchemaSettings, Services, schema},
    wake::WakeUps,
};
use metrics_exporter_prometheus::PrometheusHandle;
use std::{io, net::SocketAddr, sync::Arc};
use tokio::net::TcpListener;

/// What the API is made of.
pub struct Api {
    pub installation: Installation,
    pub tokens: Tokens,
    /// The task queue of workflows that belong to no province.
    pub queue: String,
    /// Whether this is the demo: the explorer is served, and everybody may look at the schema.
    pub demo: bool,
    pub metrics: PrometheusHandle,
}

impl Api {
    /// The routes.
    pub fn routes(self) -> Router {
        let Self {
            installation,
            tokens,
            queue,
            demo,
            metrics,
        } = self;
        let clock = Arc::new(installation.clock);
        let services = Services {
            store: installation.store.clone(),
            engine: Arc::new(installation.engine(queue)),
            clock: clock.clone(),
            wake_ups: WakeUps::default(),
        };
        let documents = Documents {
            store: installation.store.clone(),
            files: installation.files.clone(),
            clock,
        };
        let door = graphql::http::router(
            schema(services, SchemaSettings::default()),
            options(installation.clock, demo, documents),
            Arc::new(tokens),
        );
        let health = health::routes(checks(&installation), metrics);
        door.layer(middleware::from_fn(requests::layer)).merge(health)
    }
}

fn options(clock: OfficeClock, demo: bool, documents: Documents) -> HttpOptions {
    let mut options = HttpOptions::new(Arc::new(move || clock.now()));
    options.documents = Some(Arc::new(documents));
    options.graphiql = demo;
    if demo {
        options.introspection = Introspection::Everyone;
    }
    options
}

/// What has to answer before this process is sent requests.
fn checks(installation: &Installation) -> Checks {
    let (store, cases) = (installation.store.clone(), installation.cases.clone());
    let record = move || {
        let store = store.clone();
        async move { store.ping().await.map_err(|error| error.to_string()) }
    };
    let engine = move || {
        let cases = cases.clone();
        async move { cases.ping().await.map_err(|error| error.to_string()) }
    };
    Checks::default()
        .with("database", record)
        .with("temporal", engine)
}

/// Serves routes until the process is asked to end, and lets open requests finish.
pub async fn serve(listener: TcpListener, routes: Router, shutdown: Shutdown) -> io::Result<()> {
    let service = routes.into_make_service_with_connect_info::<SocketAddr>();
    let end = async move { shutdown.requested().await };
    axum::serve(listener, service).with_graceful_shutdown(end).await
}

/// Keeps the metrics of a process up.
pub fn metrics_of_this_process(shutdown: &Shutdown) -> PrometheusHandle {
    let handle = metrics::install();
    tokio::spawn(metrics::keep_up(handle.clone(), shutdown.clone()));
    handle
}
