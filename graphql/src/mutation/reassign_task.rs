//! 改派 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::{
    access::PersonId,
    case::{CaseCommand, TaskId},
};
use uuid::Uuid;

/// Gives a task to a colleague (改派)
#[derive(Clone, Debug, InputObject)]
pub struct ReassignTaskInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The number of the task.
    pub task: u32,
    /// The id of the colleague, as `officeStaff` gives it. They must hold the post of the task.
    pub to: Uuid,
}

#[derive(Default)]
pub(super) struct ReassignTaskMutation;

#[Object]
impl ReassignTaskMutation {
    /// Gives a task to a colleague (改派)
    async fn reassign_task(&self, ctx: &Context<'_>, input: ReassignTaskInput) -> Result<CasePayload> {
        let (task, to) = (TaskId(input.task), PersonId(input.to));
        let (mut desk, asked) = (Desk::open(ctx)?, asked!(input));
        desk.receiver_of(&asked, task, to).await?;
        let command = CaseCommand::ReassignTask { task, to };
        desk.run_shared(asked, Some(command)).await
    }
}
