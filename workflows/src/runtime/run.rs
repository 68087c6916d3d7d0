//! The life of a case: wait for a command, the alarm or an effect, until nothing is left to wait for.

use super::{CaseWorkflow, EffectOf, alarm::Alarm, effects::Effects, system};
use domain::{
    case::{EffectId, Outcome, OwnEffect},
    time::Moment,
};
use futures::FutureExt;
use temporalio_workflow::{ContinueAsNewOptions, WorkflowContext, WorkflowResult, workflows::select};

/// A run that has answered so many commands goes on as a new one, once its effects are idle; also where the engine suggests it.
const COMMANDS_PER_RUN: u32 = 500;

enum Next<E: OwnEffect> {
    Moved,
    Rang(Moment),
    Done(EffectId, Outcome<E>),
}

/// Runs a case from its opening to its end.
pub async fn run<W: CaseWorkflow>(ctx: &mut WorkflowContext<W>) -> WorkflowResult<()> {
    let mut alarm = Alarm::default();
    let mut effects = Effects::<EffectOf<W>>::new();
    loop {
        effects.start(ctx);
        let (over, wake, version, commands) = ctx.state(|workflow| {
            let case = workflow.case();
            (case.is_over(), case.next_wake(), case.version, case.commands)
        });
        let full = ctx.continue_as_new_suggested() || commands >= COMMANDS_PER_RUN;
        if (over || full) && effects.is_idle() {
            alarm.cancel();
            drain(ctx).await?;
            if ctx.state(|workflow| workflow.case().is_over()) {
                return Ok(());
            }
            let opening = ctx.state(|workflow| workflow.case().opening());
            if opening.version > 0 {
                ctx.continue_as_new(opening, ContinueAsNewOptions::default())?;
            }
        }
        alarm.set(ctx, wake, version);
        match next(ctx, &mut alarm, &mut effects, (version, commands)).await {
            Next::Moved => {}
            Next::Rang(moment) => system::wake(ctx, moment).await,
            Next::Done(id, outcome) => system::settle(ctx, id, outcome).await,
        }
    }
}

async fn next<W: CaseWorkflow>(
    ctx: &WorkflowContext<W>,
    alarm: &mut Alarm,
    effects: &mut Effects<EffectOf<W>>,
    (version, commands): (u64, u32),
) -> Next<EffectOf<W>> {
    let watch = ctx.clone();
    let moved = async move {
        // A cancelled wait looks like a move: the loop looks at the case again.
        let _ = watch
            .wait_condition(move |workflow| {
                let case = workflow.case();
                case.version != version || case.commands != commands
            })
            .await;
    };
    let mut moved = Box::pin(moved.fuse());
    let mut rings = Box::pin(alarm.rings(version).fuse());
    let mut done = Box::pin(effects.next().fuse());
    select! {
        () = moved => Next::Moved,
        moment = rings => Next::Rang(moment),
        (id, outcome) = done => Next::Done(id, outcome),
    }
}

/// Waits until no handler is between its first and its last line.
async fn drain<W: CaseWorkflow>(ctx: &WorkflowContext<W>) -> WorkflowResult<()> {
    let handlers = ctx.clone();
    ctx.wait_condition(move |_| handlers.all_handlers_finished())
        .await?;
    Ok(())
}
