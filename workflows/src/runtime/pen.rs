//! One pen per case: a command is recorded before anything changes, and one after the other.

use super::{Answer, Asked, Case, CaseWorkflow, clock};
use crate::contract::{Contract, RecordAnswer, RecordCall, RecordOutcome};
use domain::{
    case::{CaseKind, Entry, Refusal},
    law::CommandRefusal,
    trace::TraceId,
};
use serde::de::DeserializeOwned;
use std::{error::Error, time::Duration};
use temporalio_common::RetryPolicy;
use temporalio_workflow::{LocalActivityOptions, WorkflowContext};

/// Longest single attempt of the record. It is one transaction.
const ATTEMPT: Duration = Duration::from_secs(10);

/// Checks the envelope alone: a validator has no clock, and coded refusals are the ordinary result of the update.
pub fn validate<C>(asked: &Asked<C>) -> Result<(), Box<dyn Error + Send + Sync>> {
    if asked.envelope.request.0.is_nil() {
        Err("the request id is empty".into())
    } else {
        Ok(())
    }
}

/// Records a command and folds its events.
pub async fn apply<W: CaseWorkflow>(
    ctx: &mut WorkflowContext<W>,
    asked: Asked<<W::Kind as CaseKind>::Command>,
) -> Answer {
    take_pen(ctx).await;
    loop {
        let recorded = record(ctx, &asked).await;
        if let Some(answer) = ctx.state_mut(|workflow| fold(workflow.case_mut(), recorded, asked.trace)) {
            return answer;
        }
    }
}

/// Takes over what the record says and puts the pen down. `None` asks again: the workflow was behind the row.
fn fold<K: CaseKind>(
    case: &mut Case<K>,
    recorded: Result<RecordAnswer, Refusal>,
    trace: Option<TraceId>,
) -> Option<Answer> {
    let answer = match recorded {
        Ok(RecordAnswer { version, outcome }) => match outcome {
            RecordOutcome::Behind(state) => {
                case.version = version;
                case.state = state.map(|state| read(state, "a state"));
                case.attribute_effects(None);
                return None;
            }
            RecordOutcome::Recorded(entries) => {
                follow(case, entries);
                case.attribute_effects(trace);
                Answer {
                    version,
                    outcome: Ok(()),
                }
            }
            RecordOutcome::Refused(refusal) => Answer {
                version,
                outcome: Err(refusal),
            },
        },
        Err(refusal) => Answer {
            version: case.version,
            outcome: Err(refusal),
        },
    };
    case.pen_taken = false;
    case.commands += 1;
    Some(answer)
}

/// Folds what is new: a request that is asked again is answered with the entries of its first time.
fn follow<K: CaseKind>(case: &mut Case<K>, entries: Vec<serde_json::Value>) {
    for entry in entries {
        let entry: Entry<K::Event> = read(entry, "an entry");
        if entry.version > case.version {
            case.version = entry.version;
            case.state = K::evolve(case.state.take(), &entry);
        }
    }
}

/// What this code cannot read fails the workflow task, visibly, until a version that can is deployed.
fn read<T: DeserializeOwned>(value: serde_json::Value, what: &str) -> T {
    serde_json::from_value(value)
        .unwrap_or_else(|error| panic!("failed to read {what} of this kind: {error}"))
}

async fn take_pen<W: CaseWorkflow>(ctx: &WorkflowContext<W>) {
    loop {
        // A cancelled wait means a cancelled workflow; the command is recorded all the same.
        let _ = ctx.wait_condition(|workflow| !workflow.case().pen_taken).await;
        let taken = ctx.state_mut(|workflow| std::mem::replace(&mut workflow.case_mut().pen_taken, true));
        if !taken {
            return;
        }
    }
}

async fn record<W: CaseWorkflow>(
    ctx: &mut WorkflowContext<W>,
    asked: &Asked<<W::Kind as CaseKind>::Command>,
) -> Result<RecordAnswer, Refusal> {
    let call = RecordCall {
        kind: W::Kind::NAME.to_owned(),
        case: ctx
            .workflow_id()
            .parse()
            .expect("the workflow id is the case number"),
        expected_version: ctx.state(|workflow| workflow.case().version),
        now: clock::now(ctx),
        envelope: serde_json::to_value(&asked.envelope).expect("an envelope is JSON"),
        trace: asked.trace,
    };
    let retry = RetryPolicy::builder()
        .initial_interval(Duration::from_millis(50))
        .maximum_interval(Duration::from_secs(10))
        .build();
    let options = LocalActivityOptions::builder()
        .start_to_close_timeout(ATTEMPT)
        .timer_backoff_threshold(Duration::from_secs(5))
        .retry_policy(retry)
        .build();
    let answer = ctx.execute_local_activity(Contract::record, call, options).await;
    // Whatever can heal is retried; what comes back as a failure can't (disk full, read-only, a fault of ours).
    answer.map_err(|_| CommandRefusal::StoreUnavailable.into())
}
