//! One line in the log for each activity, and its trace around all that it logs.

use domain::{identifier::CaseNumber, trace::TraceId};
use std::{fmt, time::Instant};
use temporalio_sdk::activities::ActivityContext;
use tracing::{Instrument as _, field};

/// What an activity works on.
pub(crate) struct About<'a> {
    pub(crate) activity: &'static str,
    pub(crate) case: &'a CaseNumber,
    pub(crate) trace: Option<TraceId>,
}

/// Runs an activity within its span, and says how it went. `work` comes in a box: the transaction is a large future.
pub(crate) async fn traced<T, E: fmt::Debug>(
    ctx: &ActivityContext,
    about: About<'_>,
    work: impl Future<Output = Result<T, E>> + Unpin,
) -> Result<T, E> {
    let About {
        activity,
        case,
        trace,
    } = about;
    let attempt = ctx.info().attempt;
    let span = tracing::info_span!("activity", activity, %case, attempt, trace_id = field::Empty);
    if let Some(trace) = trace {
        span.record("trace_id", field::display(trace));
    }
    let begin = Instant::now();
    let logged = async {
        let answer = work.await;
        let milliseconds = begin.elapsed().as_millis();
        tracing::info!(done = answer.is_ok(), milliseconds, "worked");
        answer
    };
    logged.instrument(span).await
}
