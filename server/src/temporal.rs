//! The connection to a Temporal cluster that the settings describe.
use crate::{config::settings::Temporal, engine};
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};
use temporalio_client::{ClientTlsOptions, Connection, ConnectionOptions, TlsOptions, Url};

/// Longest wait for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub enum TemporalError {
    #[error("failed to read the address of Temporal: set temporal.address, such as http://temporal:7233")]
    Address,
    #[error("failed to read {}", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("failed to reach Temporal at {address} with the namespace {namespace}: {reason}")]
    Unreachable {
        address: String,
        namespace: String,
        reason: String,
    },
}

/// Connects, and makes sure that the namespace is there.
pub async fn connect(temporal: &Temporal) -> Result<Connection, TemporalError> {
    let options = options(temporal)?;
    engine::connect(options, &temporal.namespace)
        .await
        .map_err(|reason| TemporalError::Unreachable {
            address: temporal.address.clone().unwrap_or_default(),
            namespace: temporal.namespace.clone(),
            reason,
        })
}

/// The options of the connection, with every certificate read.
pub fn options(temporal: &Temporal) -> Result<ConnectionOptions, TemporalError> {
    let address = temporal
        .address
        .as_deref()
        .and_then(|text| Url::parse(text).ok())
        .ok_or(TemporalError::Address)?;
    let mut options = gateway::connection_options(address, identity());
    options.connect_timeout = Some(PATIENCE);
    options.api_key = temporal.api_key.as_ref().map(|key| key.expose().to_owned());
    if temporal.tls {
        options.tls_options = Some(tls(temporal)?);
    }
    Ok(options)
}

/// A name of this process alone: in containers everybody has the same process id.
fn identity() -> String {
    format!("banli@{}-{:08x}", std::process::id(), rand::random::<u32>())
}

fn tls(temporal: &Temporal) -> Result<TlsOptions, TemporalError> {
    let client = match (&temporal.tls_cert, &temporal.tls_key) {
        (Some(cert), Some(key)) => Some(
            ClientTlsOptions::builder()
                .client_cert(read(cert)?)
                .client_private_key(read(key)?)
                .build(),
        ),
        _ => None,
    };
    Ok(TlsOptions::builder()
        .maybe_server_root_ca_cert(temporal.tls_ca.as_deref().map(read).transpose()?)
        .maybe_domain(temporal.tls_domain.clone())
        .maybe_client_tls_options(client)
        .build())
}

fn read(path: &Path) -> Result<Vec<u8>, TemporalError> {
    fs::read(path).map_err(|source| TemporalError::File {
        path: path.to_owned(),
        source,
    })
}
