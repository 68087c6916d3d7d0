//! A connection to the Temporal cluster, with our codec on every payload.

use crate::Codec;
use temporalio_client::{Client, ClientOptions, ConnectionOptions};
use temporalio_common::data_converters::{DataConverter, DefaultFailureConverter, PayloadConverter};
use url::Url;

/// Where the cluster is.
#[derive(Clone, Debug)]
pub struct Connection {
    /// For example `http://127.0.0.1:7233`.
    pub address: Url,
    pub namespace: String,
    /// A readable name of this process.
    pub identity: String,
}

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    #[error("failed to connect to Temporal at {address}")]
    Unreachable {
        address: Url,
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// Connects once; callers who can wait try again.
pub async fn connect(connection: Connection, codec: Codec) -> Result<Client, ConnectError> {
    let Connection {
        address,
        namespace,
        identity,
    } = connection;
    // Encoded failures: messages and stack traces can quote what a payload held.
    let converter = DataConverter::new(
        PayloadConverter::default(),
        DefaultFailureConverter::new(true),
        codec,
    );
    let options = ClientOptions::new(namespace).data_converter(converter).build();
    let target = ConnectionOptions::new(address.clone()).identity(identity).build();
    Client::connect(target, options)
        .await
        .map_err(|error| ConnectError::Unreachable {
            address,
            source: Box::new(error),
        })
}
