//! 提交材料 (O162 7)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::case::CaseCommand;
use uuid::Uuid;

/// Adds a document whose bytes are uploaded (提交材料)
#[derive(Clone, Debug, InputObject)]
pub struct AttachDocumentInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The id of the upload.
    pub document: Uuid,
}

#[derive(Default)]
pub(super) struct AttachDocumentMutation;

#[Object]
impl AttachDocumentMutation {
    /// Adds a document whose bytes are uploaded (提交材料; O162 7)
    async fn attach_document(&self, ctx: &Context<'_>, input: AttachDocumentInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let document = desk
            .document("document", input.document, Some(&input.case_number))
            .await?;
        let command = document.map(|document| CaseCommand::AttachDocument { document });
        desk.run_shared(asked!(input), command).await
    }
}
