//! Something to be done again and again while a process runs.

use crate::telemetry::Shutdown;
use std::time::Duration;
use tokio::time::{Interval, MissedTickBehavior, interval};

/// One round after another, the first at once.
pub(super) struct Rounds {
    tick: Interval,
    shutdown: Shutdown,
}

impl Rounds {
    /// With so much time between the beginnings of two, or more where one takes longer.
    pub fn every(pause: Duration, shutdown: &Shutdown) -> Self {
        let mut tick = interval(pause);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self {
            tick,
            shutdown: shutdown.clone(),
        }
    }

    /// Waits for the next one; `false` when the process is asked to end.
    pub async fn next(&mut self) -> bool {
        tokio::select! {
            () = self.shutdown.requested() => false,
            _ = self.tick.tick() => true,
        }
    }
}
