//! 退回 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::case::{CaseCommand, TaskId};
use uuid::Uuid;

/// Gives a task back (退回)
#[derive(Clone, Debug, InputObject)]
pub struct ReleaseTaskInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The number of the task.
    pub task: u32,
    /// The fence of your claim.
    pub fence: u32,
}

#[derive(Default)]
pub(super) struct ReleaseTaskMutation;

#[Object]
impl ReleaseTaskMutation {
    /// Gives a task back (退回)
    async fn release_task(&self, ctx: &Context<'_>, input: ReleaseTaskInput) -> Result<CasePayload> {
        let command = CaseCommand::ReleaseTask {
            task: TaskId(input.task),
            fence: input.fence,
        };
        Desk::open(ctx)?.run_shared(asked!(input), Some(command)).await
    }
}
