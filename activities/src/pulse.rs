//! Signs of life of long work: without them a worker that died would be waited for until the end of its attempt.

use std::time::Duration;
use temporalio_sdk::activities::ActivityContext;

/// Between two signs.
const PULSE: Duration = Duration::from_secs(10);

/// Does the work, and says meanwhile that somebody is at it.
pub(crate) async fn beating<T>(ctx: &ActivityContext, work: impl Future<Output = T>) -> T {
    tokio::pin!(work);
    loop {
        tokio::select! {
            done = &mut work => return done,
            () = tokio::time::sleep(PULSE) => {
                // One that is lost is followed by another.
                let _ = ctx.record_heartbeat(()).await;
            }
        }
    }
}
