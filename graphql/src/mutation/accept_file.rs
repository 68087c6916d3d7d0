//! 接收档案 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::file_handover::{Command, FileHandover};
use uuid::Uuid;

/// Takes the file, as a second person; custody is here from then on (接收档案)
#[derive(Clone, Debug, InputObject)]
pub struct AcceptFileInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct AcceptFileMutation;

#[Object]
impl AcceptFileMutation {
    /// Takes the file, as a second person; custody is here from then on (接收档案)
    async fn accept_file(&self, ctx: &Context<'_>, input: AcceptFileInput) -> Result<CasePayload> {
        let command = Command::Accept;
        Desk::open(ctx)?
            .run::<FileHandover>(asked!(input), Some(command))
            .await
    }
}
