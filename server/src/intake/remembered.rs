//! Handovers that are remembered for a moment: a manifest of 2,000 files is not read from the record for each of them.

use super::{Awaited, Handovers, RecordAway};
use async_trait::async_trait;
use domain::identifier::CaseNumber;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// How long something may be taken in that the record does not wait for any more, and a key hold that was retired.
pub const MOMENT: Duration = Duration::from_secs(2);
/// Attempts remembered at once; a manifest may have a megabyte.
const MOST: usize = 16;

/// A handover and its attempt.
type Attempt = (CaseNumber, u32);

/// Handovers as they were a moment ago. What is not awaited is not remembered, so an offer is seen at once.
pub struct Remembered<H> {
    handovers: H,
    moment: Duration,
    seen: Mutex<HashMap<Attempt, (Instant, Arc<Awaited>)>>,
}

impl<H> Remembered<H> {
    /// Each is remembered for a moment.
    pub fn new(handovers: H, moment: Duration) -> Self {
        Self {
            handovers,
            moment,
            seen: Mutex::default(),
        }
    }

    fn of_a_moment_ago(&self, attempt: &Attempt) -> Option<Arc<Awaited>> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, awaited) = seen.get(attempt)?;
        (at.elapsed() < self.moment).then(|| awaited.clone())
    }

    /// As it was when the record was asked, not when it answered.
    fn remember(&self, attempt: Attempt, at: Instant, awaited: &Arc<Awaited>) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|_, (at, _)| at.elapsed() < self.moment);
        if seen.len() < MOST {
            seen.insert(attempt, (at, awaited.clone()));
        }
    }
}

#[async_trait]
impl<H: Handovers> Handovers for Remembered<H> {
    async fn awaited(&self, handover: &CaseNumber, number: u32) -> Result<Option<Arc<Awaited>>, RecordAway> {
        let attempt = (handover.clone(), number);
        if let Some(awaited) = self.of_a_moment_ago(&attempt) {
            return Ok(Some(awaited));
        }
        let at = Instant::now();
        let found = self.handovers.awaited(handover, number).await?;
        if let Some(awaited) = &found {
            self.remember(attempt, at, awaited);
        }
        Ok(found)
    }
}
