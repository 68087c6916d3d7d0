//! 重新制作查阅页 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Has the pages made again that could not be made (重新制作)
#[derive(Clone, Debug, InputObject)]
pub struct RetryEvidencePagesInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct RetryEvidencePagesMutation;

#[Object]
impl RetryEvidencePagesMutation {
    /// Has the pages made again that could not be made (重新制作)
    async fn retry_evidence_pages(
        &self,
        ctx: &Context<'_>,
        input: RetryEvidencePagesInput,
    ) -> Result<CasePayload> {
        let command = Command::RetryPages;
        Desk::open(ctx)?
            .run::<EvidenceAccess>(asked!(input), Some(command))
            .await
    }
}
