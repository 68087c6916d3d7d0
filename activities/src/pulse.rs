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
    let sign = |progress| async move {
        // One that is lost is followed by another.
        let _ = ctx.record_heartbeat(progress).await;
    };
    signing((PULSE, sign), newest, work).await
}

/// Does the work, with a sign of how far it is after each pause.
async fn signing<T, S: Future<Output = ()>>(
    (pause, sign): (Duration, impl Fn(Option<Progress>) -> S),
    newest: &Newest,
    work: impl Future<Output = T>,
) -> T {
    tokio::pin!(work);
    loop {
        tokio::select! {
            done = &mut work => return done,
            () = tokio::time::sleep(pause) => sign(newest.get()).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::ready;
    use tokio::sync::mpsc::unbounded_channel;

    fn progress(bytes: u64) -> Progress {
        Progress {
            bytes,
            of: 10,
            files: 0,
            of_files: 1,
            item: "001-paper.jpg".parse().unwrap(),
        }
    }

    /// The work is held up twice, and each sign says where.
    #[tokio::test]
    async fn each_sign_says_how_far_the_work_is() {
        let newest = Newest::default();
        let (signs, mut seen) = unbounded_channel();
        let sign = |progress| {
            signs.send(progress).unwrap();
            ready(())
        };
        let work = async {
            assert_eq!(seen.recv().await.unwrap(), None, "nothing is done yet");
            for bytes in [4, 8] {
                newest.set(progress(bytes));
                assert_eq!(seen.recv().await.unwrap(), Some(progress(bytes)));
            }
            "done"
        };
        let pause = Duration::from_millis(10);
        assert_eq!(signing((pause, sign), &newest, work).await, "done");
    }
}
