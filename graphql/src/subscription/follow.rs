//! Following: one look at the record after the other, and between them the wait for a wake-up, for the next look, or for the end
//! of the token.

use crate::{engine::Clock, failure::Result, request, request::time_left, schema::SchemaSettings};
use async_graphql::Context;
use domain::{access::Principal, identifier::CaseNumber, time::Moment};
use futures::{Stream, stream};
use std::{sync::Arc, time::Duration};
use tokio::sync::broadcast::{Receiver, error::RecvError};

/// What is followed.
pub(super) trait Followed: Sized + Send {
    type Change: Send;

    fn follow(&mut self) -> &mut Follow;

    /// What is new, through the scope as it is now.
    fn look(&mut self) -> impl Future<Output = Result<Seen<Self::Change>>> + Send;
}

/// What a look at the record gave.
pub(super) enum Seen<T> {
    Change(T),
    /// Nothing for this reader, but more can be read at once.
    More,
    Nothing,
    /// It is not there, or out of scope.
    Gone,
}

/// Each change as it comes, none where nothing is followed. Ends with the token, with what is gone, and after a failure.
pub(super) fn changes<F: Followed>(followed: Option<F>) -> impl Stream<Item = Result<F::Change>> {
    stream::unfold(followed, |followed| async { next(followed?).await })
}

async fn next<F: Followed>(mut followed: F) -> Option<(Result<F::Change>, Option<F>)> {
    while followed.follow().goes_on() {
        match followed.look().await {
            Ok(Seen::Change(change)) => return Some((Ok(change), Some(followed))),
            Ok(Seen::More) => {}
            Ok(Seen::Nothing) => {
                if !followed.follow().wait().await {
                    return None;
                }
            }
            Ok(Seen::Gone) => return None,
            Err(failure) => return Some((Err(failure), None)),
        }
    }
    None
}

/// When a stream looks at the record again.
pub(super) struct Follow {
    /// Whose wake-ups it hears; everybody's for none.
    case: Option<CaseNumber>,
    wake_ups: Receiver<CaseNumber>,
    poll: Duration,
    principal: Principal,
    clock: Arc<dyn Clock>,
}

impl Follow {
    pub(super) fn new(ctx: &Context<'_>, principal: &Principal, case: Option<CaseNumber>) -> Self {
        let services = request::services(ctx);
        Self {
            case,
            wake_ups: services.wake_ups.listen(),
            poll: ctx.data_unchecked::<SchemaSettings>().poll,
            principal: principal.clone(),
            clock: Arc::clone(&services.clock),
        }
    }

    /// Office time: a stream outlives the moment at which it was opened.
    pub(super) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Whether the token still holds.
    fn goes_on(&self) -> bool {
        !self.time_left().is_zero()
    }

    fn time_left(&self) -> Duration {
        time_left(&self.principal, self.now())
    }

    /// Waits until it is worth to look: what it follows was woken, or it is time anyway. False when the token has ended.
    async fn wait(&mut self) -> bool {
        let look = tokio::time::sleep(self.poll.min(self.time_left()));
        tokio::pin!(look);
        loop {
            tokio::select! {
                () = &mut look => return self.goes_on(),
                woken = self.wake_ups.recv() => match woken {
                    Ok(woken) if self.case.as_ref().is_some_and(|case| *case != woken) => {}
                    // Too many to hear them all: look.
                    Ok(_) | Err(RecvError::Lagged(_)) => return self.goes_on(),
                    Err(RecvError::Closed) => {
                        look.as_mut().await;
                        return self.goes_on();
                    }
                },
            }
        }
    }
}
