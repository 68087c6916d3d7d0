//! Effects side by side, each an ordinary activity with its own patience.

use super::{CaseWorkflow, clock};
use crate::contract::{Contract, EffectCall};
use domain::case::{CaseKind, Effect, EffectId, Outcome, PendingEffect};
use futures::future::LocalBoxFuture;
use std::{collections::BTreeSet, future::poll_fn, task::Poll, time::Duration};
use temporalio_common::RetryPolicy;
use temporalio_workflow::{ActivityOptions, WorkflowContext};

/// The code of an effect whose activity failed for good.
const FAILED: &str = "EFFECT_FAILED";

type Running = LocalBoxFuture<'static, (EffectId, Outcome)>;

/// The effects that run now, in the order in which they were asked for.
#[derive(Default)]
pub(super) struct Effects {
    started: BTreeSet<EffectId>,
    running: Vec<Running>,
}

impl Effects {
    /// Starts every pending effect that does not run yet.
    pub(super) fn start<W: CaseWorkflow>(&mut self, ctx: &WorkflowContext<W>) {
        let pending = ctx.state(|workflow| {
            let state = workflow.case().state.as_ref();
            state
                .map(|state| W::Kind::casework(state).effects.clone())
                .unwrap_or_default()
        });
        for effect in pending {
            if self.started.insert(effect.id) {
                self.running.push(perform(ctx.clone(), effect));
            }
        }
    }

    pub(super) fn is_idle(&self) -> bool {
        self.running.is_empty()
    }

    /// The first effect that is done. Polled in order: a random order would break replay.
    pub(super) async fn next(&mut self) -> (EffectId, Outcome) {
        poll_fn(|cx| {
            for index in 0..self.running.len() {
                if let Poll::Ready(done) = self.running[index].as_mut().poll(cx) {
                    drop(self.running.remove(index));
                    return Poll::Ready(done);
                }
            }
            Poll::Pending
        })
        .await
    }
}

fn perform<W: CaseWorkflow>(ctx: WorkflowContext<W>, effect: PendingEffect) -> Running {
    let id = effect.id;
    let call = EffectCall {
        kind: W::Kind::NAME.to_owned(),
        case: ctx
            .workflow_id()
            .parse()
            .expect("the workflow id is the case number"),
        effect: effect.clone(),
        at: clock::now(&ctx),
        trace: ctx.state(|workflow| workflow.case().trace_of(id)),
    };
    Box::pin(async move {
        let outcome = match effect.effect {
            Effect::Notify(_) => ctx.execute_activity(Contract::notify, call, message()).await,
            Effect::LookUpLicence { .. } => {
                ctx.execute_activity(Contract::look_up_licence, call, registry())
                    .await
            }
            Effect::IssueLicence { .. } => {
                ctx.execute_activity(Contract::issue_licence, call, registry())
                    .await
            }
            Effect::DeliverLicence { .. } => {
                ctx.execute_activity(Contract::deliver_licence, call, registry())
                    .await
            }
            Effect::RevokeLicence { .. } => {
                ctx.execute_activity(Contract::revoke_licence, call, registry())
                    .await
            }
        };
        (
            id,
            outcome.unwrap_or_else(|_| Outcome::Undeliverable {
                code: FAILED.to_owned(),
            }),
        )
    })
}

/// A message: a slow mail server is waited for, a missing one for days. After a worker has died, the next try comes when
/// the attempt is over.
fn message() -> ActivityOptions {
    options(Duration::from_secs(30), Duration::from_mins(5))
}

/// A registry answers fast or not at all.
fn registry() -> ActivityOptions {
    options(Duration::from_secs(20), Duration::from_mins(1))
}

fn options(attempt: Duration, longest_pause: Duration) -> ActivityOptions {
    let retry = RetryPolicy::builder()
        .initial_interval(Duration::from_millis(500))
        .backoff_coefficient(2.0)
        .maximum_interval(longest_pause)
        .build();
    ActivityOptions::with_start_to_close_timeout(attempt)
        .retry_policy(retry)
        .build()
}
