//! 不予受理 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, types::EvidenceGround};
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Does not accept an application to see evidence (不予受理)
#[derive(Clone, Debug, InputObject)]
pub struct DeclineEvidenceAccessInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// At least one, and none that is about a single item.
    pub grounds: Vec<EvidenceGround>,
    /// The reasons in words, as they stand in the notice.
    pub words: String,
}

#[derive(Default)]
pub(super) struct DeclineEvidenceAccessMutation;

#[Object]
impl DeclineEvidenceAccessMutation {
    /// Does not accept an application to see evidence (不予受理)
    async fn decline_evidence_access(
        &self,
        ctx: &Context<'_>,
        input: DeclineEvidenceAccessInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let words = desk.form.text("words", &input.words);
        let grounds = input.grounds.iter().copied().map(Into::into).collect();
        let command = words.map(|words| Command::Decline { grounds, words });
        desk.run::<EvidenceAccess>(asked!(input), command).await
    }
}
