//! A worker's options: every workflow and every activity, on one task queue.

use crate::{Activities, share::FairShares};
use std::time::Duration;
use store::{AnyKind, with_kind};
use temporalio_sdk::{
    WorkerOptions,
    runtime::worker_tuner::{FixedSizeSlotSupplier, TunerHolder},
};
use workflows::{
    calendar_publication::CalendarPublicationWorkflow, daily_checkpoint::DailyCheckpointWorkflow,
    runtime::HasWorkflow,
};

/// How long activities may finish when the worker is asked to end.
const GRACE: Duration = Duration::from_secs(10);

/// How long a task waits for the worker that holds its workflow before another may take it. Shorter than callers wait for
/// an answer, so that the command after the death of a worker is still answered.
const STICKY: Duration = Duration::from_secs(2);

/// Most tasks of one kind at a time.
const SLOTS: usize = 100;

/// How much a worker takes on at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Workflows kept in memory; with 0 every task replays from the start.
    pub cached: usize,
    /// Activities at a time, local ones beside the others. No system outside gets more than its share of them.
    pub activities: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            cached: 1000,
            activities: SLOTS,
        }
    }
}

/// Why there are no options.
#[derive(Debug, thiserror::Error)]
pub enum WorkerError {
    #[error("failed to register a workflow")]
    Registration(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// The options of a worker on `queue`.
pub fn options(queue: &str, activities: Activities, room: Room) -> Result<WorkerOptions, WorkerError> {
    let registered = |error| WorkerError::Registration(Box::new(error));
    let mut options = WorkerOptions::new(queue)
        .max_cached_workflows(room.cached)
        .tuner(tuner(room))
        .graceful_shutdown_period(GRACE)
        .sticky_queue_schedule_to_start_timeout(STICKY)
        .activity_inbound_interceptor(FairShares::of(room.activities))
        .register_activities(activities)
        .register_workflow::<CalendarPublicationWorkflow>()
        .map_err(registered)?
        .register_workflow::<DailyCheckpointWorkflow>()
        .map_err(registered)?
        .build();
    for kind in AnyKind::all() {
        with_kind!(kind, K => options.register_workflow::<<K as HasWorkflow>::Workflow>())
            .map_err(registered)?;
    }
    Ok(options)
}

/// Fewer workflow tasks at a time than workflows in memory: where there is no room, the SDK makes some by evicting a
/// workflow that waits for its record. Its task is lost until the engine asks again, and a debug build panics.
fn tuner(room: Room) -> TunerHolder {
    let workflow_tasks = match room.cached {
        0 => 1,
        // The SDK wants two where there is a cache.
        cached => (cached / 2).clamp(2, SLOTS),
    };
    let slots = FixedSizeSlotSupplier::new;
    TunerHolder::builder()
        .workflow_task_slot_supplier(slots(workflow_tasks))
        .activity_task_slot_supplier(slots(room.activities))
        .local_activity_task_slot_supplier(slots(room.activities))
        .nexus_task_slot_supplier(slots(SLOTS))
        .build()
}
