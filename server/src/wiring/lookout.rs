//! What becomes of a matter outside while its case runs is known to a register, and nobody may ask it for days. The workers look for
//! the open cases of a kind, and tell a case what it does not know.

use super::{OfficeClock, rounds::Rounds};
use activities::ports::{OtherCases, PortError, Reach};
use async_trait::async_trait;
use domain::{
    access::Actor,
    case::{CaseKind, Envelope, Refusal},
    identifier::{CaseNumber, DivisionCode},
    time::Moment,
};
use std::sync::Arc;
use store::{RecordedKind, Remedy, Store, StoreError, record};
use workflows::runtime::Asked;

/// Cases looked at in one page.
const PAGE: u64 = 200;
/// After so many cases in a row of which it cannot be said whose fault it is, the register is taken to be away (design).
const PATIENCE: usize = 10;

/// Why a case was not looked at, or a round ended before its last case.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    #[error("failed to read the open cases")]
    Store(#[from] StoreError),
    #[error("failed to hear from a register")]
    Register(#[source] PortError),
}

impl WatchError {
    /// Whether it is of one case, or of all that would be looked at.
    fn reach(&self) -> Reach {
        match self {
            Self::Store(error) if error.remedy() == Remedy::Fail => Reach::One,
            Self::Store(_) => Reach::All,
            Self::Register(error) => error.reach(),
        }
    }
}

/// What a case does not know yet; `None` where there is nothing.
pub type News<K> = Result<Option<<K as CaseKind>::Command>, WatchError>;

/// Where something is looked at for the cases of a kind.
#[async_trait]
pub trait Lookout: Send + Sync + 'static {
    type Kind: RecordedKind;
    /// What is looked at, for the log.
    const WHAT: &'static str;

    /// Looks for one case, at office time.
    async fn news(&self, state: &<Self::Kind as CaseKind>::State, now: Moment) -> News<Self::Kind>;

    /// Tells the case.
    async fn tell(
        &self,
        cases: &dyn OtherCases,
        (case, at): (&CaseNumber, Moment),
        asked: Asked<<Self::Kind as CaseKind>::Command>,
    ) -> Result<Result<(), Refusal>, PortError>;
}

/// Looks out for the open cases of a kind.
pub struct Watch<L> {
    pub store: Store,
    pub lookout: L,
    pub cases: Arc<dyn OtherCases>,
}

impl<L: Lookout> Watch<L> {
    /// Looks for every open case of these provinces at `now`, by the office clock. Gives how many were told something. What
    /// cannot be looked at for one case is passed over; a register or a record that is away ends the round.
    pub async fn round(&self, now: Moment, provinces: &[DivisionCode]) -> Result<usize, WatchError> {
        let (mut last, mut told, mut unclear) = (None::<CaseNumber>, 0, 0);
        loop {
            let after = (last.as_ref(), PAGE);
            let page = record::open_cases_of::<L::Kind>(&self.store, provinces, after).await?;
            let Some(end) = page.last() else { return Ok(told) };
            last = Some(end.number.clone());
            for case in &page {
                match self.look(&case.number, now).await {
                    Ok(news) => (told, unclear) = (told + usize::from(news), 0),
                    Err(error) => unclear = passed_over(L::WHAT, error, unclear)?,
                }
            }
        }
    }

    /// Whether the case was told something.
    async fn look(&self, number: &CaseNumber, now: Moment) -> Result<bool, WatchError> {
        let Some(case) = record::load::<L::Kind>(&self.store, number).await? else {
            return Ok(false);
        };
        let Some(command) = self.lookout.news(&case.state, now).await? else {
            return Ok(false);
        };
        let told = Envelope {
            // Two workers that see the same at one version tell it once.
            request: self.store.keys().request_of_news(number, case.version),
            actor: Actor::System,
            seen_version: None,
            command,
        };
        // A case that was not reached, or has gone on meanwhile, is looked at again in the next round.
        let answer = self.lookout.tell(&*self.cases, (number, now), told.into()).await;
        Ok(matches!(answer, Ok(Ok(()))))
    }

    /// Goes round until the process is asked to end.
    pub(super) fn go(self, (clock, provinces): (OfficeClock, Vec<DivisionCode>), mut rounds: Rounds) {
        tokio::spawn(async move {
            while rounds.next().await {
                report(L::WHAT, self.round(clock.now(), &provinces).await);
            }
        });
    }
}

/// Goes on after an error that need not be of the next case too. Gives for how many in a row that is not known.
fn passed_over(what: &'static str, error: WatchError, unclear: usize) -> Result<usize, WatchError> {
    let unclear = match error.reach() {
        Reach::One => 0,
        Reach::Unknown if unclear + 1 < PATIENCE => unclear + 1,
        Reach::Unknown | Reach::All => return Err(error),
    };
    tracing::warn!(
        what,
        error = &error as &dyn std::error::Error,
        "a register could not be looked at for one case"
    );
    Ok(unclear)
}

fn report(what: &'static str, round: Result<usize, WatchError>) {
    match round {
        Ok(0) => {}
        Ok(told) => tracing::info!(what, told, "cases were told what a register says"),
        Err(error) => tracing::warn!(
            what,
            error = &error as &dyn std::error::Error,
            "a register could not be looked at for all open cases"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn register(code: &'static str) -> WatchError {
        WatchError::Register(PortError::Retry { code, after: None })
    }

    #[test]
    fn what_is_of_one_case_never_ends_a_round() {
        let code = "HTTP_422".to_owned();
        let refused = WatchError::Register(PortError::Fail { code });
        let damaged = WatchError::Store(StoreError::Unreadable("state_enc"));
        for error in [refused, damaged, register("ANSWER_INVALID")] {
            assert_eq!(passed_over("x", error, PATIENCE - 1).unwrap(), 0);
        }
    }

    #[test]
    fn what_is_away_ends_it_at_once() {
        let closed = WatchError::Store(StoreError::Unreachable("closed".into()));
        for error in [register("CONNECT"), register("NOT_AUTHORISED"), closed] {
            assert!(passed_over("x", error, 0).is_err());
        }
    }

    #[test]
    fn what_can_be_either_ends_it_after_a_while() {
        for unclear in 0..PATIENCE - 1 {
            assert_eq!(
                passed_over("x", register("TIMEOUT"), unclear).unwrap(),
                unclear + 1
            );
        }
        assert!(passed_over("x", register("TIMEOUT"), PATIENCE - 1).is_err());
    }
}
