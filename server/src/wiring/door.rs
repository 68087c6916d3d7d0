//! The door of the API, from the settings.

use super::{OfficeClock, WiringError};
use crate::config::{Settings, network, origin, settings};
use graphql::http::{HttpOptions, Limits};
use std::{sync::Arc, time::Duration};

/// What the settings choose for the door; documents and the demo's freedoms are added where the API is made.
pub fn door(settings: &Settings, clock: OfficeClock) -> Result<HttpOptions, WiringError> {
    let http = &settings.http;
    let mut options = HttpOptions::new(Arc::new(move || clock.now()));
    options.limits = limits(&settings.limits);
    options.origins = all(&http.origins, origin, "origins")?;
    options.trusted_proxies = all(&http.trusted_proxies, network, "trusted_proxies")?;
    options.office_networks = all(&http.office_networks, network, "office_networks")?;
    Ok(options)
}

/// The numbers of the transport: those of the settings, and its own where the settings have none.
pub fn limits(chosen: &settings::Limits) -> Limits {
    Limits {
        requests_person: chosen.requests_person,
        requests_address: chosen.requests_address,
        requests_office: chosen.requests_office,
        body_bytes: chosen.body_bytes,
        upload_bytes: chosen.upload_bytes,
        subscriptions_each: chosen.subscriptions_each,
        subscriptions: chosen.subscriptions,
        sockets: chosen.sockets,
        operation_time: Duration::from_secs(chosen.operation_seconds),
        ..Limits::default()
    }
}

fn all<T>(texts: &[String], read: impl Fn(&str) -> Option<T>, key: &str) -> Result<Vec<T>, WiringError> {
    let read = |text: &String| {
        read(text).ok_or_else(|| WiringError::Section {
            section: "http",
            reason: format!("{key} holds something else"),
        })
    };
    texts.iter().map(read).collect()
}
