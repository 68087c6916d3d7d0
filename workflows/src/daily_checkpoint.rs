//! Asks for the checkpoint of each office day, soon after midnight; at once for the day on which it starts.

use crate::contract::{CheckpointCall, Contract};
use chrono::{DateTime, Days, TimeDelta};
use domain::time::{office_day, start_of};
use serde::{Deserialize, Serialize};
use std::time::{Duration, UNIX_EPOCH};
use temporalio_common::RetryPolicy;
use temporalio_macros::{workflow, workflow_methods};
use temporalio_workflow::{
    ActivityOptions, ContinueAsNewOptions, TimerResult, WorkflowContext, WorkflowContextView, WorkflowResult,
    WorkflowTermination,
};

/// After midnight: what is recorded at the stroke of it is still on its way.
const AFTER_MIDNIGHT: TimeDelta = TimeDelta::minutes(5);
/// Days in one run of the workflow.
const DAYS: u32 = 100;
/// Longest work of one attempt.
const ATTEMPT: Duration = Duration::from_hours(1);
/// After so long without a sign of life another worker takes it.
const HEARTBEAT: Duration = Duration::from_mins(1);
/// Longest pause before the next attempt: a record that does not continue its checkpoint waits for a person.
const LONGEST_PAUSE: Duration = Duration::from_mins(10);

/// How the office clock goes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfficeDays {
    /// What has to be added to the engine's time.
    pub clock_offset_seconds: i64,
}

/// The workflow `daily_checkpoint`.
#[workflow]
pub struct DailyCheckpointWorkflow {
    days: OfficeDays,
}

#[workflow_methods]
impl DailyCheckpointWorkflow {
    #[init]
    fn new(_ctx: &WorkflowContextView, days: OfficeDays) -> Self {
        Self { days }
    }

    #[run(name = "daily_checkpoint")]
    pub async fn run(ctx: &mut WorkflowContext<Self>) -> WorkflowResult<()> {
        let days = ctx.state(|workflow| workflow.days);
        let clock_offset_seconds = days.clock_offset_seconds;
        for _ in 0..DAYS {
            let call = CheckpointCall { clock_offset_seconds };
            ctx.execute_activity(Contract::checkpoint, call, options())
                .await?;
            let tomorrow = ctx.timer(until_tomorrow(ctx, clock_offset_seconds));
            if tomorrow.await == TimerResult::Cancelled {
                return Err(WorkflowTermination::cancelled());
            }
        }
        ctx.continue_as_new(days, ContinueAsNewOptions::default())?;
        Ok(())
    }
}

/// How long until the checkpoint of the next office day.
fn until_tomorrow<W>(ctx: &WorkflowContext<W>, clock_offset_seconds: i64) -> Duration {
    let time = ctx.workflow_time();
    let engine = time
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
        .unwrap_or_default();
    let millis = i64::try_from(engine.as_millis()).expect("the engine's clock is within the calendar");
    let engine = DateTime::from_timestamp_millis(millis).expect("the engine's clock is within the calendar");
    let now = engine + TimeDelta::seconds(clock_offset_seconds);
    let tomorrow = office_day(now) + Days::new(1);
    (start_of(tomorrow) + AFTER_MIDNIGHT - now)
        .to_std()
        .expect("tomorrow is later than today")
}

fn options() -> ActivityOptions {
    let retry = RetryPolicy::builder()
        .initial_interval(Duration::from_secs(5))
        .backoff_coefficient(2.0)
        .maximum_interval(LONGEST_PAUSE)
        .build();
    ActivityOptions::with_start_to_close_timeout(ATTEMPT)
        .heartbeat_timeout(HEARTBEAT)
        .retry_policy(retry)
        .build()
}
