//! Starts the workflow that asks for the checkpoint of each day.

use crate::{Cases, EngineError};
use temporalio_client::{WorkflowIdConflictPolicy, WorkflowStartOptions};
use workflows::{
    daily_checkpoint::{DailyCheckpointWorkflow, OfficeDays},
    names,
};

impl Cases {
    /// Sees to it that the workflow runs; one that runs is left alone. The offset is that of the office clock.
    pub async fn keep_checkpoints(&self, queue: &str, clock_offset_seconds: i64) -> Result<(), EngineError> {
        let options = WorkflowStartOptions::new(queue, names::DAILY_CHECKPOINT)
            .id_conflict_policy(WorkflowIdConflictPolicy::UseExisting)
            .build();
        let days = OfficeDays { clock_offset_seconds };
        let started = self
            .client()
            .start_workflow(DailyCheckpointWorkflow::run, days, options)
            .await;
        started
            .map(|_| ())
            .map_err(|error| EngineError::Failed(Box::new(error)))
    }
}
