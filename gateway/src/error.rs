//! Why there is no answer, and whether the command may have arrived all the same.

use temporalio_client::errors::{WorkflowUpdateError, WorkflowUpdateWithStartError};
use tonic::Code;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// Taken, not answered: the same request, asked again, gives the answer.
    #[error("failed to get an answer in time")]
    Pending,
    #[error("failed to reach the engine")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("failed to get an answer from the engine")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Whether the command may or may not have arrived: a workflow that closed in between, an engine that went away. Or whether
/// the workflow takes nothing at present, since its tasks fail or its run is full.
pub(crate) fn is_unknown(error: &WorkflowUpdateWithStartError) -> bool {
    match error {
        WorkflowUpdateWithStartError::Update(WorkflowUpdateError::NotFound(_)) => true,
        WorkflowUpdateWithStartError::Update(WorkflowUpdateError::Rpc(status))
        | WorkflowUpdateWithStartError::Rpc(status) => {
            matches!(
                status.code(),
                Code::Unavailable | Code::Aborted | Code::NotFound | Code::FailedPrecondition
            )
        }
        _ => false,
    }
}

impl From<WorkflowUpdateWithStartError> for EngineError {
    fn from(error: WorkflowUpdateWithStartError) -> Self {
        if is_unknown(&error) {
            Self::Unavailable(Box::new(error))
        } else {
            Self::Failed(Box::new(error))
        }
    }
}
