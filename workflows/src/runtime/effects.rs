//! Effects side by side, each an ordinary activity with its own patience.

use super::{CaseWorkflow, EffectOf, Performed, clock, patience};
use crate::contract::{Contract, EffectCall};
use domain::case::{CaseKind, Effect, EffectId, NoEffect, Notice, Outcome, OwnEffect, PendingEffect};
use futures::future::LocalBoxFuture;
use std::{collections::BTreeSet, future::poll_fn, task::Poll};
use temporalio_workflow::WorkflowContext;

/// The code of an effect whose activity failed for good.
const FAILED: &str = "EFFECT_FAILED";

type Running<E> = LocalBoxFuture<'static, (EffectId, Outcome<E>)>;

/// The effects that run now, in the order in which they were asked for.
pub(super) struct Effects<E: OwnEffect> {
    started: BTreeSet<EffectId>,
    running: Vec<Running<E>>,
}

impl<E: OwnEffect> Effects<E> {
    pub(super) fn new() -> Self {
        Self {
            started: BTreeSet::new(),
            running: vec![],
        }
    }

    /// Starts every pending effect that does not run yet.
    pub(super) fn start<W: CaseWorkflow>(&mut self, ctx: &WorkflowContext<W>)
    where
        W::Kind: CaseKind<Effect = E>,
    {
        let pending = ctx.state(|workflow| {
            let state = workflow.case().state.as_ref();
            state
                .map(|state| W::Kind::casework(state).effects.clone())
                .unwrap_or_default()
        });
        for effect in pending {
            if self.started.insert(effect.id) {
                self.running.push(start(ctx.clone(), effect));
            }
        }
    }

    pub(super) fn is_idle(&self) -> bool {
        self.running.is_empty()
    }

    /// The first effect that is done. Polled in order: a random order would break replay.
    pub(super) async fn next(&mut self) -> (EffectId, Outcome<E>) {
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

fn start<W: CaseWorkflow>(
    ctx: WorkflowContext<W>,
    pending: PendingEffect<EffectOf<W>>,
) -> Running<EffectOf<W>> {
    let id = pending.id;
    let call = EffectCall {
        kind: W::Kind::NAME.to_owned(),
        case: ctx
            .workflow_id()
            .parse()
            .expect("the workflow id is the case number"),
        effect: pending.clone(),
        at: clock::now(&ctx),
        trace: ctx.state(|workflow| workflow.case().trace_of(id)),
    };
    Box::pin(async move {
        let outcome = match pending.effect {
            Effect::Notify(notice) => notify(ctx, notice, call).await,
            Effect::Own(effect) => W::perform(ctx, effect, call).await,
        };
        let failed = |_| Outcome::Undeliverable {
            code: FAILED.to_owned(),
        };
        (id, outcome.unwrap_or_else(failed))
    })
}

/// Notices are sent alike for every kind.
async fn notify<W: CaseWorkflow>(
    ctx: WorkflowContext<W>,
    notice: Notice,
    call: EffectCall<EffectOf<W>>,
) -> Performed<EffectOf<W>> {
    let call: EffectCall<NoEffect> = call.with(Effect::Notify(notice));
    let sent = ctx.execute_activity(Contract::notify, call, patience::message());
    sent.await.map(Outcome::of_any_kind)
}
