//! Office time inside a workflow: engine time plus the case's offset.

use super::CaseWorkflow;
use chrono::{DateTime, TimeDelta};
use domain::time::Moment;
use std::time::{Duration, UNIX_EPOCH};
use temporalio_workflow::WorkflowContext;

/// The office time of the present workflow task.
pub(super) fn now<W: CaseWorkflow>(ctx: &WorkflowContext<W>) -> Moment {
    let engine = ctx
        .workflow_time()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
        .unwrap_or_default();
    let millis = i64::try_from(engine.as_millis()).expect("the engine's clock is within the calendar");
    let moment = DateTime::from_timestamp_millis(millis).expect("the engine's clock is within the calendar");
    moment + TimeDelta::seconds(ctx.state(|workflow| workflow.case().clock_offset_seconds))
}

/// How long until `moment`; nothing if it has passed. Rounded up to a millisecond, so that a timer never rings early.
pub(super) fn until<W: CaseWorkflow>(ctx: &WorkflowContext<W>, moment: Moment) -> Duration {
    let millis = (moment - now(ctx))
        .num_microseconds()
        .map_or(i64::MAX, |micros| (micros + 999) / 1000);
    Duration::from_millis(u64::try_from(millis).unwrap_or(0))
}
