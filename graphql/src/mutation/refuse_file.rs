//! 退回档案 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::file_handover::{Command, FileHandover};
use uuid::Uuid;

/// Refuses the file by the names of its documents, as a second person (退回档案)
#[derive(Clone, Debug, InputObject)]
pub struct RefuseFileInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct RefuseFileMutation;

#[Object]
impl RefuseFileMutation {
    /// Refuses the file by the names of its documents, as a second person (退回档案)
    async fn refuse_file(&self, ctx: &Context<'_>, input: RefuseFileInput) -> Result<CasePayload> {
        let command = Command::Refuse;
        Desk::open(ctx)?
            .run::<FileHandover>(asked!(input), Some(command))
            .await
    }
}
