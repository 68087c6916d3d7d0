//! Commands that the system gives itself. Their request ids follow from what they are about, so that a replay or a
//! restart from the row gives the same ones.

use super::{Asked, CaseWorkflow, EffectOf, apply};
use domain::{
    access::Actor,
    case::{CaseCommand, CaseKind, EffectId, Envelope, Outcome, RequestId},
    time::Moment,
    trace::TraceId,
};
use std::time::Duration;
use temporalio_workflow::WorkflowContext;
use uuid::Uuid;

/// How long to wait before recording again where the store could not heal by itself.
const STORE_PAUSE: Duration = Duration::from_secs(30);

/// First half of the request ids of the system, by what they are for.
#[derive(Clone, Copy)]
enum Origin {
    Wake = 1,
    Settle = 2,
    Recalculate = 3,
    CatchUp = 4,
}

fn request(origin: Origin, about: u64, at: u64) -> RequestId {
    RequestId(Uuid::from_u64_pair(((origin as u64) << 56) | about, at | 1 << 63))
}

/// The alarm rang for `moment`.
pub(super) async fn wake<W: CaseWorkflow>(ctx: &mut WorkflowContext<W>, moment: Moment) {
    let version = ctx.state(|workflow| workflow.case().version);
    let millis = u64::try_from(moment.timestamp_millis()).unwrap_or(0);
    let request = request(Origin::Wake, version, millis);
    shared(ctx, request, CaseCommand::Wake).await;
}

/// An effect was answered.
pub(super) async fn settle<W: CaseWorkflow>(
    ctx: &mut WorkflowContext<W>,
    id: EffectId,
    outcome: Outcome<EffectOf<W>>,
) {
    let request = request(Origin::Settle, u64::from(id.0), 0);
    let trace = ctx.state(|workflow| workflow.case().trace_of(id));
    command(ctx, request, W::Kind::settle_command(id, outcome), trace).await;
}

/// A calendar version was published.
pub async fn recalculate<W: CaseWorkflow>(ctx: &mut WorkflowContext<W>, calendar_version: u32) {
    let request = request(Origin::Recalculate, u64::from(calendar_version), 0);
    shared(ctx, request, CaseCommand::Recalculate).await;
}

/// The row is at `row_version`. A workflow that is behind it missed what the record committed while the engine died: any
/// command makes it take the row over, with its effects and its alarm.
pub async fn catch_up<W: CaseWorkflow>(ctx: &mut WorkflowContext<W>, row_version: u64) {
    if ctx.state(|workflow| workflow.case().version) < row_version {
        let request = request(Origin::CatchUp, row_version, 0);
        shared(ctx, request, CaseCommand::Recalculate).await;
    }
}

/// Records what every kind understands.
async fn shared<W: CaseWorkflow>(ctx: &mut WorkflowContext<W>, request: RequestId, asked: CaseCommand) {
    command(ctx, request, W::Kind::shared_command(asked), None).await;
}

/// Records a command of the system; nobody would ask again in its place, so it does until the store takes it.
async fn command<W: CaseWorkflow>(
    ctx: &mut WorkflowContext<W>,
    request: RequestId,
    command: <W::Kind as CaseKind>::Command,
    trace: Option<TraceId>,
) {
    let envelope = Envelope {
        request,
        actor: Actor::System,
        seen_version: None,
        command,
    };
    loop {
        let asked = Asked {
            envelope: envelope.clone(),
            trace,
        };
        if !apply(ctx, asked).await.nothing_was_kept() {
            return;
        }
        ctx.timer(STORE_PAUSE).await;
    }
}
