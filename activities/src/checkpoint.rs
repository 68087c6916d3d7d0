//! The activity `checkpoint`: the one of the office day on which it runs.

use crate::pulse::beating;
use chrono::{DateTime, TimeDelta, Utc};
use domain::time::office_day;
use store::{
    Store,
    checkpoint::{self, Wish},
};
use temporalio_common::error::ApplicationFailure;
use temporalio_sdk::activities::{ActivityContext, ActivityError};
use workflows::contract::CheckpointCall;

/// Makes the day's checkpoint, or gives the number of the one that it has. Every failure is tried again: keys can be
/// given and a record looked after while it waits, and a day that is over by then is not made up.
pub(crate) async fn checkpoint(
    store: &Store,
    ctx: &ActivityContext,
    call: CheckpointCall,
) -> Result<u64, ActivityError> {
    // The engine's time, as everywhere in a workflow: that of this attempt.
    let started = ctx
        .info()
        .started_time
        .map(DateTime::<Utc>::from)
        .unwrap_or_default();
    let at = started + TimeDelta::seconds(call.clock_offset_seconds);
    let wish = Wish {
        at,
        day: Some(office_day(at)),
        accept: false,
    };
    match beating(ctx, Box::pin(checkpoint::make(store, wish))).await {
        Ok((signed, new)) => {
            let checkpoint = signed.checkpoint;
            tracing::info!(number = checkpoint.number, cases = checkpoint.cases, root = %checkpoint.root, new, "checkpoint");
            Ok(checkpoint.number)
        }
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "there is no checkpoint of the day"
            );
            Err(ActivityError::application(ApplicationFailure::new(
                error.to_string(),
            )))
        }
    }
}
