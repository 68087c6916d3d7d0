//! A licence registry with the faults of a real one: it is away, or its answer gets lost.

use activities::ports::{
    IdempotencyKey, IssueAnswer, IssueRequest, LicenceHolder, LicenceRegistry, PortError,
    embedded::EmbeddedLicenceRegistry,
};
use async_trait::async_trait;
use domain::{
    access::PersonId, identifier::CertificateNumber, licence_application::LicenceRecord, time::Moment,
};
use std::{
    collections::BTreeSet,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::sync::watch;

/// What it asks its callers to wait before they try again.
const PAUSE: Duration = Duration::from_millis(50);

/// The embedded registry behind a bad line. Faults belong to one person, so that journeys do not meet them.
pub struct FaultyRegistry {
    inner: EmbeddedLicenceRegistry,
    away: AtomicBool,
    away_for: Mutex<BTreeSet<PersonId>>,
    silent: watch::Sender<bool>,
    loses_answer_for: Mutex<BTreeSet<PersonId>>,
}

impl FaultyRegistry {
    pub fn new(inner: EmbeddedLicenceRegistry) -> Self {
        Self {
            inner,
            away: AtomicBool::default(),
            away_for: Mutex::default(),
            silent: watch::Sender::new(false),
            loses_answer_for: Mutex::default(),
        }
    }

    /// From now on it does not answer about anybody.
    pub fn goes_away(&self) {
        self.away.store(true, Ordering::Relaxed);
    }

    /// It answers about everybody for whom it is not away.
    pub fn comes_back(&self) {
        self.away.store(false, Ordering::Relaxed);
    }

    /// From now on it takes questions and says nothing.
    pub fn falls_silent(&self) {
        self.silent.send_replace(true);
    }

    /// It answers what it was asked.
    pub fn speaks_again(&self) {
        self.silent.send_replace(false);
    }

    /// From now on it does not answer about this person.
    pub fn goes_away_for(&self, person: PersonId) {
        self.away_for.lock().unwrap().insert(person);
    }

    /// It answers again.
    pub fn comes_back_for(&self, person: PersonId) {
        self.away_for.lock().unwrap().remove(&person);
    }

    /// The next licence of this person is issued, and the caller hears nothing of it.
    pub fn loses_next_answer_for(&self, person: PersonId) {
        self.loses_answer_for.lock().unwrap().insert(person);
    }

    /// Whether the answer has been lost.
    pub fn lost_answer_for(&self, person: PersonId) -> bool {
        !self.loses_answer_for.lock().unwrap().contains(&person)
    }

    async fn reach(&self, person: PersonId) -> Result<(), PortError> {
        let mut silent = self.silent.subscribe();
        silent.wait_for(|silent| !silent).await.map_err(|_| silence())?;
        if self.away.load(Ordering::Relaxed) || self.away_for.lock().unwrap().contains(&person) {
            Err(silence())
        } else {
            Ok(())
        }
    }
}

fn silence() -> PortError {
    PortError::Retry {
        code: "TIMED_OUT",
        after: Some(PAUSE),
    }
}

#[async_trait]
impl LicenceRegistry for FaultyRegistry {
    async fn look_up(&self, holder: &LicenceHolder) -> Result<Option<LicenceRecord>, PortError> {
        self.reach(holder.person).await?;
        self.inner.look_up(holder).await
    }

    async fn issue(&self, request: &IssueRequest) -> Result<IssueAnswer, PortError> {
        self.reach(request.holder.person).await?;
        let answer = self.inner.issue(request).await;
        let lost = self
            .loses_answer_for
            .lock()
            .unwrap()
            .remove(&request.holder.person);
        if lost { Err(silence()) } else { answer }
    }

    async fn revoke(
        &self,
        key: &IdempotencyKey,
        certificate: &CertificateNumber,
        at: Moment,
    ) -> Result<(), PortError> {
        self.inner.revoke(key, certificate, at).await
    }
}
