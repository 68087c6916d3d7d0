//! What the record committed while the engine died: a command that nobody sends again leaves the workflow behind its row,
//! and its effects would wait for the next command. Every minute the workers look for such cases.

use super::{Installation, OfficeClock, rounds::Rounds};
use crate::telemetry::Shutdown;
use chrono::TimeDelta;
use domain::{
    identifier::{CaseNumber, DivisionCode},
    time::Moment,
};
use gateway::Cases;
use std::{collections::BTreeMap, time::Duration};
use store::{AnyKind, Store, StoreError, record, with_kind};
use workflows::runtime::HasWorkflow;

/// Between two rounds.
const PAUSE: Duration = Duration::from_mins(1);
/// A case that changed a moment ago is at work.
const YOUNG: TimeDelta = TimeDelta::minutes(1);
/// Cases looked at in one page.
const PAGE: u64 = 200;

/// Looks for cases whose effects do not begin, and has their workflows look at the row.
pub struct Sweep {
    store: Store,
    cases: Cases,
    clock: OfficeClock,
    /// Each case is told once of each version: an effect may wait for days, for a mail server that is away.
    told: BTreeMap<CaseNumber, u64>,
}

impl Sweep {
    pub fn new(store: Store, cases: Cases, clock: OfficeClock) -> Self {
        Self {
            store,
            cases,
            clock,
            told: BTreeMap::new(),
        }
    }

    /// Tells the workflow of every case of these provinces that has not changed since `before` although something of it is
    /// not settled. Gives how many it told.
    pub async fn round(&mut self, before: Moment, provinces: &[DivisionCode]) -> Result<usize, StoreError> {
        let (mut last, mut waiting, mut told) = (None::<CaseNumber>, BTreeMap::new(), 0);
        loop {
            let page =
                record::unsettled_cases(&self.store, (before, provinces), (last.as_ref(), PAGE)).await?;
            let Some(end) = page.last() else { break };
            last = Some(end.number.clone());
            for case in page {
                let Some(kind) = AnyKind::named(&case.kind) else {
                    continue;
                };
                let known = self.told.get(&case.number) == Some(&case.version);
                if known || with_kind!(kind, K => self.tell::<K>(&case.number).await) {
                    told += usize::from(!known);
                    waiting.insert(case.number, case.version);
                }
            }
        }
        self.told = waiting;
        Ok(told)
    }

    /// Whether the engine took it; if not, the next round tries again.
    async fn tell<K: HasWorkflow>(&self, case: &CaseNumber) -> bool {
        let opening = match self.clock.opening_of::<K>(&self.store, case).await {
            Ok(Some(opening)) => opening,
            Ok(None) => return true,
            Err(error) => {
                tracing::warn!(%case, error = &error as &dyn std::error::Error, "a case that waits could not be read");
                return false;
            }
        };
        let told = self.cases.catch_up(case, opening).await;
        if let Err(error) = &told {
            tracing::warn!(%case, error = error as &dyn std::error::Error, "a case could not be told of its row");
        }
        told.is_ok()
    }
}

/// Goes round until the process is asked to end.
pub fn sweep(installation: &Installation, provinces: &[DivisionCode], shutdown: &Shutdown) {
    let clock = installation.clock;
    let mut sweep = Sweep::new(installation.store.clone(), installation.cases.clone(), clock);
    let (provinces, mut rounds) = (provinces.to_vec(), Rounds::every(PAUSE, shutdown));
    tokio::spawn(async move {
        while rounds.next().await {
            match sweep.round(clock.now() - YOUNG, &provinces).await {
                Ok(0) => {}
                Ok(told) => tracing::info!(told, "cases that wait were told of their rows"),
                Err(error) => {
                    tracing::warn!(
                        error = &error as &dyn std::error::Error,
                        "cases that wait could not be looked for"
                    );
                }
            }
        }
    });
}
