//! The one timer of a case, at the nearest moment of all its deadlines and leases.

use super::{CaseWorkflow, clock};
use domain::time::Moment;
use futures::future::LocalBoxFuture;
use std::{
    future::poll_fn,
    task::{Context, Poll},
};
use temporalio_workflow::{TimerOptions, WorkflowCancellationToken, WorkflowContext};

struct Armed {
    at: Moment,
    token: WorkflowCancellationToken,
    rings: LocalBoxFuture<'static, ()>,
}

/// An alarm that is set anew only when the nearest moment comes earlier: a dropped timer is not a cancelled one.
#[derive(Default)]
pub(super) struct Alarm {
    armed: Option<Armed>,
    /// The last moment that rang and the version it found. A moment that changed nothing does not ring again.
    spent: Option<(Moment, u64)>,
}

impl Alarm {
    /// Arms the alarm for `wake`, if it is not armed for that moment or an earlier one.
    pub(super) fn set<W: CaseWorkflow>(
        &mut self,
        ctx: &WorkflowContext<W>,
        wake: Option<Moment>,
        version: u64,
    ) {
        let Some(at) = wake else { return };
        let earlier = self.armed.as_ref().is_none_or(|armed| at < armed.at);
        if !earlier || self.spent == Some((at, version)) {
            return;
        }
        self.cancel();
        let token = ctx.cancellation_token().child_token();
        let mut options = TimerOptions::from(clock::until(ctx, at));
        options.cancellation_token = Some(token.clone());
        let timer = ctx.clone();
        let rings = Box::pin(async move {
            timer.timer(options).await;
        });
        self.armed = Some(Armed { at, token, rings });
    }

    /// Waits for the alarm; for ever if it is not armed. Gives the moment that it was armed for.
    pub(super) async fn rings(&mut self, version: u64) -> Moment {
        let at = poll_fn(|cx| self.poll(cx)).await;
        self.spent = Some((at, version));
        at
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Moment> {
        let Some(armed) = &mut self.armed else {
            return Poll::Pending;
        };
        let at = armed.at;
        armed.rings.as_mut().poll(cx).map(|()| {
            self.armed = None;
            at
        })
    }

    /// Cancels the timer, if one runs.
    pub(super) fn cancel(&mut self) {
        if let Some(armed) = self.armed.take() {
            armed.token.cancel();
        }
    }
}
