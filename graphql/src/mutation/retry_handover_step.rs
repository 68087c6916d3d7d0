//! 重试 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::file_handover::{Command, FileHandover};
use uuid::Uuid;

/// Tries again what failed for good (重试)
#[derive(Clone, Debug, InputObject)]
pub struct RetryHandoverStepInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct RetryHandoverStepMutation;

#[Object]
impl RetryHandoverStepMutation {
    /// Tries again what failed for good (重试)
    async fn retry_handover_step(
        &self,
        ctx: &Context<'_>,
        input: RetryHandoverStepInput,
    ) -> Result<CasePayload> {
        let command = Command::Retry;
        Desk::open(ctx)?
            .run::<FileHandover>(asked!(input), Some(command))
            .await
    }
}
