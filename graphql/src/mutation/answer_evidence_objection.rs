//! 异议处理 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Answers an objection (异议处理)
#[derive(Clone, Debug, InputObject)]
pub struct AnswerEvidenceObjectionInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// What was refused is looked at again.
    pub upheld: bool,
    /// The reasons, as the applicant reads them.
    pub words: String,
}

#[derive(Default)]
pub(super) struct AnswerEvidenceObjectionMutation;

#[Object]
impl AnswerEvidenceObjectionMutation {
    /// Answers an objection (异议处理)
    async fn answer_evidence_objection(
        &self,
        ctx: &Context<'_>,
        input: AnswerEvidenceObjectionInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let (upheld, words) = (input.upheld, desk.form.text("words", &input.words));
        let command = words.map(|words| Command::AnswerObjection { upheld, words });
        desk.run::<EvidenceAccess>(asked!(input), command).await
    }
}
