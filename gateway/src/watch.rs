//! What the engine says of a case's workflow; for `banli check` and `banli repair`, never for reads of a case.

use crate::{Cases, EngineError};
use domain::identifier::CaseNumber;
use futures::TryStreamExt;
use temporalio_client::{
    NamespacedClient, WorkflowDescribeOptions, WorkflowExecutionDescription, WorkflowListOptions,
    errors::WorkflowInteractionError, grpc::WorkflowService,
};
use temporalio_common::{
    UntypedWorkflow,
    protos::temporal::api::{
        enums::v1::WorkflowExecutionStatus, workflowservice::v1::DescribeNamespaceRequest,
    },
};
use tonic::IntoRequest;

/// The state of a case's workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Execution {
    /// Runs. `failing_attempts` counts the attempts of the present workflow task: above 3 somebody should look.
    Running {
        failing_attempts: u32,
    },
    Ended,
    /// The engine knows no such workflow.
    Unknown,
}

impl Cases {
    /// Whether the cluster answers and knows the namespace.
    pub async fn ping(&self) -> Result<(), EngineError> {
        let namespace = self.client().namespace();
        let request = DescribeNamespaceRequest {
            namespace,
            ..DescribeNamespaceRequest::default()
        };
        let answer = self
            .client()
            .clone()
            .describe_namespace(request.into_request())
            .await;
        answer
            .map(|_| ())
            .map_err(|status| EngineError::Unavailable(Box::new(status)))
    }

    /// The cases whose workflows run, as far as the engine's lists have come: they lag behind writes.
    pub async fn running(&self) -> Result<Vec<CaseNumber>, EngineError> {
        self.listed("ExecutionStatus = 'Running'").await
    }

    /// The cases that the engine knows, by workflows that run or have ended within its retention; a case with several runs
    /// comes several times. As far as its lists have come.
    pub async fn remembered(&self) -> Result<Vec<CaseNumber>, EngineError> {
        self.listed("").await
    }

    async fn listed(&self, query: &str) -> Result<Vec<CaseNumber>, EngineError> {
        let found = self
            .client()
            .list_workflows(query, WorkflowListOptions::default());
        let found: Vec<_> = found
            .try_collect()
            .await
            .map_err(|error| EngineError::Failed(Box::new(error)))?;
        // Other workflows of ours have ids that are no case numbers.
        Ok(found
            .iter()
            .filter_map(|execution| execution.id().parse().ok())
            .collect())
    }

    /// The state of a case's workflow.
    pub async fn execution(&self, case: &CaseNumber) -> Result<Execution, EngineError> {
        let handle = self
            .client()
            .get_workflow_handle::<UntypedWorkflow>(case.as_str());
        match handle.describe(WorkflowDescribeOptions::default()).await {
            Ok(description) => Ok(execution(&description)),
            Err(WorkflowInteractionError::NotFound(_)) => Ok(Execution::Unknown),
            Err(error) => Err(EngineError::Failed(Box::new(error))),
        }
    }
}

fn execution(description: &WorkflowExecutionDescription) -> Execution {
    let raw = &description.raw_description;
    let running = raw
        .workflow_execution_info
        .as_ref()
        .is_some_and(|info| info.status() == WorkflowExecutionStatus::Running);
    let attempt = raw.pending_workflow_task.as_ref().map_or(0, |task| task.attempt);
    if running {
        Execution::Running {
            failing_attempts: u32::try_from(attempt).unwrap_or(0),
        }
    } else {
        Execution::Ended
    }
}
