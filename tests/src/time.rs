//! Moves the virtual time of one workflow on the real server.

use domain::identifier::CaseNumber;
use prost_wkt_types::{Duration as WireDuration, FieldMask};
use temporalio_client::{Client, NamespacedClient, grpc::WorkflowService};
use temporalio_common::protos::temporal::api::{
    common::v1::{FastForwardConfig, TimeSkippingConfig, WorkflowExecution},
    workflow::v1::WorkflowExecutionOptions,
    workflowservice::v1::{PollWorkflowExecutionTimeSkippingRequest, UpdateWorkflowExecutionOptionsRequest},
};
use tonic::IntoRequest;
use uuid::Uuid;

/// Moves a case by `duration`; every timer on the way rings, in order. Returns when the time is reached.
pub async fn fast_forward(client: &Client, case: &CaseNumber, duration: chrono::TimeDelta) {
    fast_forward_workflow(client, case.as_str(), duration).await;
}

/// Moves any workflow by `duration`.
pub async fn fast_forward_workflow(client: &Client, workflow: &str, duration: chrono::TimeDelta) {
    let mut client = client.clone();
    let namespace = client.namespace();
    let id = Uuid::new_v4().to_string();
    let execution = WorkflowExecution {
        workflow_id: workflow.to_owned(),
        run_id: String::new(),
    };
    let config = TimeSkippingConfig {
        enabled: true,
        fast_forward_config: Some(FastForwardConfig {
            id: id.clone(),
            duration: Some(WireDuration {
                seconds: duration.num_seconds(),
                nanos: 0,
            }),
        }),
        ..TimeSkippingConfig::default()
    };
    let request = UpdateWorkflowExecutionOptionsRequest {
        namespace: namespace.clone(),
        workflow_execution: Some(execution.clone()),
        workflow_execution_options: Some(WorkflowExecutionOptions {
            time_skipping_config: Some(config),
            ..WorkflowExecutionOptions::default()
        }),
        update_mask: Some(FieldMask {
            paths: vec!["time_skipping_config".to_owned()],
        }),
        ..UpdateWorkflowExecutionOptionsRequest::default()
    };
    client
        .update_workflow_execution_options(request.into_request())
        .await
        .expect("time skipping is enabled");
    let poll = PollWorkflowExecutionTimeSkippingRequest {
        namespace,
        workflow_execution: Some(execution),
        fast_forward_id: id,
    };
    client
        .poll_workflow_execution_time_skipping(poll.into_request())
        .await
        .expect("the workflow fast-forwards");
}
