//! How much of a file has arrived, noted for whoever follows the handover: the API runs in another process, and reads nothing but the
//! record.

use super::Call;
use crate::pulse::Newest;
use std::time::Duration;
use store::{
    Store,
    arrival::{self, Arrived},
};

/// Between two notes.
const PAUSE: Duration = Duration::from_secs(1);

/// Does the work, and notes every second how far it is, and once more at its end, whatever that is.
pub(super) async fn noting<T>(
    store: &Store,
    (call, attempt): (&Call, u32),
    newest: &Newest,
    work: impl Future<Output = T>,
) -> T {
    tokio::pin!(work);
    let done = loop {
        tokio::select! {
            done = &mut work => break done,
            () = tokio::time::sleep(PAUSE) => note(store, (call, attempt), newest).await,
        }
    };
    note(store, (call, attempt), newest).await;
    done
}

/// What cannot be noted is left to the next time: nothing depends on it.
async fn note(store: &Store, (call, attempt): (&Call, u32), newest: &Newest) {
    let Some(progress) = newest.get() else { return };
    let arrived = Arrived {
        bytes: progress.bytes,
        files: progress.files,
        since: call.at,
    };
    if let Err(error) = arrival::note(store, (&call.case, attempt), &arrived).await {
        tracing::debug!(%error, handover = %call.case, "how much has arrived cannot be noted");
    }
}
