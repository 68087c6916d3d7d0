//! The floor: a bare workflow that answers as many updates, each after one local activity that does nothing.

use std::time::Duration;
use temporalio_macros::{activities, workflow, workflow_methods};
use temporalio_sdk::{
    WorkerOptions,
    activities::{ActivityContext, ActivityError},
};
use temporalio_workflow::{LocalActivityOptions, WorkflowContext, WorkflowContextView, WorkflowResult};

/// A worker of the floor takes what a worker of Banli takes.
const CACHED: usize = 1000;
/// Longest single attempt.
const ATTEMPT: Duration = Duration::from_secs(10);

/// Activities that do nothing.
pub struct Idle;

#[activities]
impl Idle {
    #[activity]
    #[expect(clippy::unused_async, reason = "an activity is asynchronous")]
    pub async fn nothing(_ctx: ActivityContext, step: u32) -> Result<u32, ActivityError> {
        Ok(step)
    }
}

/// Answers `steps` updates, and ends.
#[workflow]
pub struct Bare {
    steps: u32,
    answered: u32,
}

#[workflow_methods]
impl Bare {
    #[init]
    fn new(_ctx: &WorkflowContextView, steps: u32) -> Self {
        Self { steps, answered: 0 }
    }

    #[run(name = "bare")]
    pub async fn run(ctx: &mut WorkflowContext<Self>) -> WorkflowResult<()> {
        ctx.wait_condition(|bare| bare.answered >= bare.steps).await?;
        let handlers = ctx.clone();
        ctx.wait_condition(move |_| handlers.all_handlers_finished())
            .await?;
        Ok(())
    }

    #[update(name = "command")]
    pub async fn command(ctx: &mut WorkflowContext<Self>, step: u32) -> u32 {
        let options = LocalActivityOptions::builder()
            .start_to_close_timeout(ATTEMPT)
            .build();
        let done = ctx.execute_local_activity(Idle::nothing, step, options).await;
        ctx.state_mut(|bare| bare.answered += 1);
        done.expect("doing nothing does not fail")
    }
}

/// The options of a worker of the floor.
pub fn options(queue: &str) -> WorkerOptions {
    WorkerOptions::new(queue)
        .max_cached_workflows(CACHED)
        .register_activities(Idle)
        .register_workflow::<Bare>()
        .expect("the workflow has its own name")
        .build()
}
