//! 重新组卷 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::file_handover::{Command, FileHandover};
use uuid::Uuid;

/// Gathers the file again, as after a paper was scanned (重新组卷)
#[derive(Clone, Debug, InputObject)]
pub struct GatherFileAgainInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct GatherFileAgainMutation;

#[Object]
impl GatherFileAgainMutation {
    /// Gathers the file again, as after a paper was scanned (重新组卷)
    async fn gather_file_again(&self, ctx: &Context<'_>, input: GatherFileAgainInput) -> Result<CasePayload> {
        let command = Command::GatherAgain;
        Desk::open(ctx)?
            .run::<FileHandover>(asked!(input), Some(command))
            .await
    }
}
