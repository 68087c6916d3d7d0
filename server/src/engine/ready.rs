//! Asks a Temporal server whether it serves a namespace.
use std::time::Duration;
use temporalio_client::{Connection, ConnectionOptions, tonic::IntoRequest};
use temporalio_common::protos::temporal::api::workflowservice::v1::DescribeNamespaceRequest;

/// Longest wait for one answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Connects, and makes sure that the namespace is there. The error is in words, for a person.
pub async fn connect(options: ConnectionOptions, namespace: &str) -> Result<Connection, String> {
    let asked = tokio::time::timeout(PATIENCE, ask(options, namespace));
    asked.await.unwrap_or_else(|_| Err("no answer".to_owned()))
}

async fn ask(options: ConnectionOptions, namespace: &str) -> Result<Connection, String> {
    let connection = Connection::connect(options)
        .await
        .map_err(|error| crate::terminal::causes(&error))?;
    let request = DescribeNamespaceRequest {
        namespace: namespace.to_owned(),
        ..Default::default()
    };
    let described = connection
        .workflow_service()
        .describe_namespace(request.into_request())
        .await;
    described.map_err(|status| status.message().to_owned())?;
    Ok(connection)
}
