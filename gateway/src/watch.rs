//! What the engine says of a case's workflow; for `banli check`, never for reads of a case.

use crate::{Cases, EngineError};
use domain::identifier::CaseNumber;
use temporalio_client::errors::WorkflowInteractionError;
use workflows::licence_application::LicenceApplicationWorkflow;

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
    pub async fn execution(&self, case: &CaseNumber) -> Result<Execution, EngineError> {
        let handle = self
            .client()
            .get_workflow_handle::<LicenceApplicationWorkflow>(case.as_str());
        match handle.describe(Default::default()).await {
            Ok(description) => Ok(execution(&description)),
            Err(WorkflowInteractionError::NotFound(_)) => Ok(Execution::Unknown),
            Err(error) => Err(EngineError::Failed(Box::new(error))),
        }
    }
}
