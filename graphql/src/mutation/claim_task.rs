//! 领办 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::case::{CaseCommand, TaskId};
use uuid::Uuid;

/// Takes up a task, alone, for four hours; again to renew (领办)
#[derive(Clone, Debug, InputObject)]
pub struct ClaimTaskInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The number of the task.
    pub task: u32,
}

#[derive(Default)]
pub(super) struct ClaimTaskMutation;

#[Object]
impl ClaimTaskMutation {
    /// Takes up a task, alone, for four hours; again to renew (领办)
    async fn claim_task(&self, ctx: &Context<'_>, input: ClaimTaskInput) -> Result<CasePayload> {
        let command = CaseCommand::ClaimTask {
            task: TaskId(input.task),
        };
        Desk::open(ctx)?.run_shared(asked!(input), Some(command)).await
    }
}
