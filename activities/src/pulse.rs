//! Signs of life of long work: without them a worker that died would be waited for until the end of its attempt.

use files::Progress;
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};
use temporalio_sdk::activities::ActivityContext;

/// Between two signs.
const PULSE: Duration = Duration::from_secs(10);

/// How far a piece of work was last.
#[derive(Debug, Default)]
pub(crate) struct Newest(Mutex<Option<Progress>>);

impl Newest {
    pub(crate) fn set(&self, progress: Progress) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
    }

    pub(crate) fn get(&self) -> Option<Progress> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Does the work, and says meanwhile that somebody is at it.
pub(crate) async fn beating<T>(ctx: &ActivityContext, work: impl Future<Output = T>) -> T {
    reporting(ctx, &Newest::default(), work).await
}

/// The same, and says how far it is.
pub(crate) async fn reporting<T>(ctx: &ActivityContext, newest: &Newest, work: impl Future<Output = T>) -> T {
    tokio::pin!(work);
    loop {
        tokio::select! {
            done = &mut work => return done,
            () = tokio::time::sleep(PULSE) => {
                // One that is lost is followed by another.
                let _ = ctx.record_heartbeat(newest.get()).await;
            }
        }
    }
}
