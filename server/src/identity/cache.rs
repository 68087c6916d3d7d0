//! The keys of the issuer, kept: asked for again when they grow old or a token names an unknown one.

use super::discovery::{DiscoveryError, Issuer};
use super::header::Header;
use super::keys::KeySet;
use super::{TokenRefusal, real_time};
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::DecodingKey;
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::{Mutex, OwnedMutexGuard};

/// Keys older than this are asked for again, so that a withdrawn key goes.
const FRESH_FOR: TimeDelta = TimeDelta::minutes(15);
/// While the issuer is away, its last keys are believed for this long. Sign-ins made before are over by then.
const BELIEVED_FOR: TimeDelta = TimeDelta::hours(24);
/// The issuer is asked at most once in this time, whatever keys the tokens name.
pub(super) const ASK_EVERY: TimeDelta = TimeDelta::seconds(10);

/// A key, and the keys of the issuer that it is one of.
pub(super) struct Found {
    pub key: DecodingKey,
    pub among: Arc<KeySet>,
}

/// The kept keys of one issuer.
#[derive(Clone)]
pub(super) struct KeyCache {
    issuer: Arc<Issuer>,
    state: Arc<RwLock<State>>,
    turn: Arc<Mutex<()>>,
}

#[derive(Clone, Default)]
struct State {
    kept: Option<Kept>,
    asked_at: Option<DateTime<Utc>>,
}

#[derive(Clone)]
struct Kept {
    keys: Arc<KeySet>,
    since: DateTime<Utc>,
}

impl KeyCache {
    pub fn new(issuer: Issuer) -> Self {
        Self {
            issuer: Arc::new(issuer),
            state: Arc::default(),
            turn: Arc::default(),
        }
    }

    /// Asks for the keys once, and fails if there are none.
    pub async fn fill(&self) -> Result<(), DiscoveryError> {
        let keys = self.issuer.fetch_keys().await?;
        if keys.is_empty() {
            return Err(DiscoveryError::NoUsableKey);
        }
        self.keep(keys, real_time());
        Ok(())
    }

    /// The key that checks a token with this header.
    pub async fn find(&self, header: &Header, now: DateTime<Utc>) -> Result<Found, TokenRefusal> {
        let state = self.snapshot();
        let answer = state.answer(header, now);
        if state.is_fresh(now) && !matches!(answer, Err(TokenRefusal::UnknownKey)) {
            return answer;
        }
        self.refresh(now, answer.is_err()).await;
        self.snapshot().answer(header, now)
    }

    /// Asks again, unless that was done just now. Those who have a key do not wait for somebody else's asking.
    async fn refresh(&self, now: DateTime<Utc>, patient: bool) {
        let turn = if patient {
            Arc::clone(&self.turn).lock_owned().await
        } else {
            let Ok(turn) = Arc::clone(&self.turn).try_lock_owned() else {
                return;
            };
            turn
        };
        if self.may_ask(now) {
            // In a task of its own: a caller who hangs up at the right moment must not be able to stop it.
            let asking = tokio::spawn(self.clone().ask(now, turn));
            if asking.await.is_err() {
                tracing::error!("the asking for the keys of the issuer broke off");
            }
        }
    }

    async fn ask(self, now: DateTime<Utc>, turn: OwnedMutexGuard<()>) {
        match self.issuer.fetch_keys().await {
            Ok(keys) => self.keep(keys, now),
            Err(error) => {
                tracing::warn!(issuer = self.issuer.url, %error, "the issuer gave no keys; the last ones stay");
            }
        }
        drop(turn);
    }

    fn may_ask(&self, now: DateTime<Utc>) -> bool {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let may = state.asked_at.is_none_or(|at| (now - at).abs() >= ASK_EVERY);
        if may {
            state.asked_at = Some(now);
        }
        may
    }

    fn keep(&self, keys: KeySet, now: DateTime<Utc>) {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        state.kept = Some(Kept {
            keys: Arc::new(keys),
            since: now,
        });
    }

    fn snapshot(&self) -> State {
        self.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl State {
    fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        self.is_younger(FRESH_FOR, now)
    }

    fn is_younger(&self, than: TimeDelta, now: DateTime<Utc>) -> bool {
        self.kept
            .as_ref()
            .is_some_and(|kept| (now - kept.since).abs() < than)
    }

    fn answer(&self, header: &Header, now: DateTime<Utc>) -> Result<Found, TokenRefusal> {
        match &self.kept {
            Some(kept) if self.is_younger(BELIEVED_FOR, now) => Ok(Found {
                key: kept.keys.select(header)?,
                among: Arc::clone(&kept.keys),
            }),
            _ => Err(TokenRefusal::IssuerUnavailable),
        }
    }
}
