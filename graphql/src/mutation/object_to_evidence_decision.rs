//! 异议 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Objects to a refusal, in part or as a whole (异议)
#[derive(Clone, Debug, InputObject)]
pub struct ObjectToEvidenceDecisionInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// Why.
    pub words: String,
}

#[derive(Default)]
pub(super) struct ObjectToEvidenceDecisionMutation;

#[Object]
impl ObjectToEvidenceDecisionMutation {
    /// Objects to a refusal, in part or as a whole (异议)
    async fn object_to_evidence_decision(
        &self,
        ctx: &Context<'_>,
        input: ObjectToEvidenceDecisionInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let words = desk.form.text("words", &input.words);
        let command = words.map(|words| Command::Object { words });
        desk.run::<EvidenceAccess>(asked!(input), command).await
    }
}
