//! Waiting: for a wake-up, for the next look, or for the end of the token.

use crate::{engine::Clock, request, request::time_left, schema::SchemaSettings};
use async_graphql::Context;
use domain::{access::Principal, identifier::CaseNumber, time::Moment};
use std::{sync::Arc, time::Duration};
use tokio::sync::broadcast::{Receiver, error::RecvError};

/// When a stream looks at the record again.
pub(super) struct Follow {
    wake_ups: Receiver<CaseNumber>,
    poll: Duration,
    principal: Principal,
    clock: Arc<dyn Clock>,
}

impl Follow {
    pub(super) fn new(ctx: &Context<'_>, principal: &Principal) -> Self {
        let services = request::services(ctx);
        Self {
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
    pub(super) fn goes_on(&self) -> bool {
        !self.time_left().is_zero()
    }

    fn time_left(&self) -> Duration {
        time_left(&self.principal, self.now())
    }

    /// Waits until it is worth to look: this case was woken (any, for none), or it is time anyway. False when the token
    /// has ended.
    pub(super) async fn wait(&mut self, case: Option<&CaseNumber>) -> bool {
        let look = tokio::time::sleep(self.poll.min(self.time_left()));
        tokio::pin!(look);
        loop {
            tokio::select! {
                () = &mut look => return self.goes_on(),
                woken = self.wake_ups.recv() => match woken {
                    Ok(woken) if case.is_some_and(|case| *case != woken) => {}
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
