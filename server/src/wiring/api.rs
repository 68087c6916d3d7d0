//! The API of an installation over HTTP.

use super::{
    Documents, Evidence, Installation, Papers, Tokens,
    accidents::Accidents,
    staff::{StaffList, Staffed},
};
use crate::telemetry::{Shutdown, health, health::Checks, metrics, requests};
use axum::{Router, middleware};
use graphql::{
    http::{HttpOptions, Introspection},
    schema::{SchemaSettings, Services, schema},
    wake::WakeUps,
};
use metrics_exporter_prometheus::PrometheusHandle;
use std::sync::Arc;

/// What the API is made of.
pub struct Api {
    pub installation: Installation,
    pub tokens: Tokens,
    /// The task queue of workflows that belong to no province.
    pub queue: String,
    /// What the settings choose for the door.
    pub door: HttpOptions,
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
            mut door,
            demo,
            metrics,
        } = self;
        let clock = Arc::new(installation.clock);
        let services = Services {
            store: installation.store.clone(),
            engine: Arc::new(installation.engine(queue)),
            accidents: Arc::new(Accidents(installation.activities.accidents.clone())),
            clock: clock.clone(),
            wake_ups: WakeUps::default(),
        };
        let documents = Documents {
            store: installation.store.clone(),
            files: installation.files.clone(),
            dossiers: installation.activities.files.dossiers.clone(),
            clock: clock.clone(),
            papers: Papers {
                store: installation.store.clone(),
                printer: installation.activities.messages.printer.clone(),
                templates: Arc::default(),
                clock: clock.clone(),
            },
            evidence: Evidence {
                store: installation.store.clone(),
                files: installation.files.clone(),
                accidents: installation.activities.accidents.clone(),
                printer: installation.activities.messages.printer.clone(),
                clock: clock.clone(),
            },
            max_size: door.limits.upload_bytes,
        };
        let tokens = Staffed {
            tokens,
            list: StaffList::new(installation.store.clone(), clock),
        };
        door.documents = Some(Arc::new(documents));
        door.graphiql = demo;
        if demo {
            door.introspection = Introspection::Everyone;
        }
        let schema = schema(services, SchemaSettings::default());
        let routes = graphql::http::router(schema, door, Arc::new(tokens));
        let health = health::routes(checks(&installation), metrics);
        routes.layer(middleware::from_fn(requests::layer)).merge(health)
    }
}

/// What has to answer before this process is sent requests.
pub(super) fn checks(installation: &Installation) -> Checks {
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

/// Keeps the metrics of a process up.
pub fn metrics_of_this_process(shutdown: &Shutdown) -> PrometheusHandle {
    let handle = metrics::install();
    tokio::spawn(metrics::keep_up(handle.clone(), shutdown.clone()));
    handle
}
