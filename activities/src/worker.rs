//! A worker's options: every workflow and every activity, on one task queue.

use crate::Activities;
use std::time::Duration;
use temporalio_sdk::WorkerOptions;
use workflows::{
    calendar_publication::CalendarPublicationWorkflow, licence_application::LicenceApplicationWorkflow,
};

/// How long activities may finish when the worker is asked to end.
const GRACE: Duration = Duration::from_secs(10);

/// Why there are no options.
#[derive(Debug, thiserror::Error)]
pub enum WorkerError {
    #[error("failed to register a workflow")]
    Registration(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// The options of a worker on `queue`. `cached` workflows are kept in memory; with 0 every task replays from the start.
pub fn options(queue: &str, activities: Activities, cached: usize) -> Result<WorkerOptions, WorkerError> {
    let registered = |error| WorkerError::Registration(Box::new(error));
    Ok(WorkerOptions::new(queue)
        .max_cached_workflows(cached)
        .graceful_shutdown_period(GRACE)
        .register_activities(activities)
        .register_workflow::<LicenceApplicationWorkflow>()
        .map_err(registered)?
        .register_workflow::<CalendarPublicationWorkflow>()
        .map_err(registered)?
        .build())
}
