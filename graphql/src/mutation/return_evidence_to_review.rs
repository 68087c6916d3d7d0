//! 退回复审 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Asks for further review of what is to be shown (退回复审)
#[derive(Clone, Debug, InputObject)]
pub struct ReturnEvidenceToReviewInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// What to look into.
    pub words: String,
}

#[derive(Default)]
pub(super) struct ReturnEvidenceToReviewMutation;

#[Object]
impl ReturnEvidenceToReviewMutation {
    /// Asks for further review of what is to be shown (退回复审)
    async fn return_evidence_to_review(
        &self,
        ctx: &Context<'_>,
        input: ReturnEvidenceToReviewInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let words = desk.form.text("words", &input.words);
        let command = words.map(|words| Command::ReturnToReview { words });
        desk.run::<EvidenceAccess>(asked!(input), command).await
    }
}
