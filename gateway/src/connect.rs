//! A connection to the Temporal cluster, with our codec on every payload.

use crate::Codec;
use temporalio_client::{Client, ClientOptions, ConnectionOptions, GrpcCompression};
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
    #[error("failed to make a client of Temporal")]
    Refused(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// What every connection of ours has in common; whoever needs more sets it. What travels is encrypted, so that compressing it
/// would cost both ends time and save little.
pub fn connection_options(address: Url, identity: String) -> ConnectionOptions {
    ConnectionOptions::new(address)
        .identity(identity)
        .grpc_compression(GrpcCompression::None)
        .build()
}

/// Connects once; callers who can wait try again.
pub async fn connect(connection: Connection, codec: Codec) -> Result<Client, ConnectError> {
    let Connection {
        address,
        namespace,
        identity,
    } = connection;
    let target = connection_options(address.clone(), identity);
    let connected = temporalio_client::Connection::connect(target).await;
    let connected = connected.map_err(|error| ConnectError::Unreachable {
        address,
        source: Box::new(error),
    })?;
    client(connected, namespace, codec)
}

/// A client over a connection that is there, with our codec.
pub fn client(
    connection: temporalio_client::Connection,
    namespace: String,
    codec: Codec,
) -> Result<Client, ConnectError> {
    let options = ClientOptions::new(namespace)
        .data_converter(data_converter(codec))
        .build();
    Client::new(connection, options).map_err(|error| ConnectError::Refused(Box::new(error)))
}

/// JSON under our codec. Failures too: messages and stack traces can quote what a payload held.
pub fn data_converter(codec: Codec) -> DataConverter {
    DataConverter::new(
        PayloadConverter::default(),
        DefaultFailureConverter::new(true),
        codec,
    )
}
