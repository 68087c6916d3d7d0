//! What a server chooses for its door.

use super::{
    door::DocumentDoor,
    limits::Limits,
    persisted::{AllowList, PersistedOperations},
};
use axum::http::HeaderValue;
use domain::time::Moment;
use ipnet::IpNet;
use std::sync::Arc;

/// Who may ask for the schema itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Introspection {
    #[default]
    SignedIn,
    /// The demo.
    Everyone,
}

/// Settings of the router. [`HttpOptions::new`] has the strict ones.
#[derive(Clone)]
pub struct HttpOptions {
    pub limits: Limits,
    /// Other sites whose pages may call, as `https://example.cn`. Never with credentials: there are no cookies.
    pub origins: Vec<HeaderValue>,
    pub introspection: Introspection,
    /// The operations that are known beforehand.
    pub persisted: Arc<dyn PersistedOperations>,
    /// Takes no others.
    pub persisted_only: bool,
    /// Networks of offices, where a full hall shares an address.
    pub office_networks: Vec<IpNet>,
    /// Networks of our own proxies: the only ones whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<IpNet>,
    /// Uploads and downloads.
    pub documents: Option<Arc<dyn DocumentDoor>>,
    /// Whether the explorer is served.
    pub graphiql: bool,
    /// The office clock, by which tokens end.
    pub now: Arc<dyn Fn() -> Moment + Send + Sync>,
}

impl HttpOptions {
    /// No other sites, no persisted operations, no documents, no explorer, introspection for those who signed in.
    pub fn new(now: Arc<dyn Fn() -> Moment + Send + Sync>) -> Self {
        Self {
            limits: Limits::default(),
            origins: Vec::new(),
            introspection: Introspection::default(),
            persisted: Arc::new(AllowList::default()),
            persisted_only: false,
            office_networks: Vec::new(),
            trusted_proxies: Vec::new(),
            documents: None,
            graphiql: false,
            now,
        }
    }
}
