//! Starts the workflow that brings a calendar version to the open cases.

use crate::{Cases, EngineError};
use temporalio_client::{WorkflowIdConflictPolicy, WorkflowStartOptions};
use workflows::{
    calendar_publication::{CalendarPublicationWorkflow, Publication},
    names,
};

impl Cases {
    /// Tells every open case with a provisional deadline of calendar `version`. Asked twice, it runs once.
    pub async fn publish_calendar(&self, queue: &str, version: u32) -> Result<(), EngineError> {
        let options = WorkflowStartOptions::new(queue, names::calendar_publication(version))
            .id_conflict_policy(WorkflowIdConflictPolicy::UseExisting)
            .build();
        let publication = Publication { version, after: None };
        let started = self
            .client()
            .start_workflow(CalendarPublicationWorkflow::run, publication, options)
            .await;
        started
            .map(|_| ())
            .map_err(|error| EngineError::Failed(Box::new(error)))
    }
}
