//! 撤销查阅 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Takes access back; it reaches links that are open (撤销查阅)
#[derive(Clone, Debug, InputObject)]
pub struct RevokeEvidenceGrantInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The reasons in words, as they stand in the decision.
    pub words: String,
}

#[derive(Default)]
pub(super) struct RevokeEvidenceGrantMutation;

#[Object]
impl RevokeEvidenceGrantMutation {
    /// Takes access back; it reaches links that are open (撤销查阅)
    async fn revoke_evidence_grant(
        &self,
        ctx: &Context<'_>,
        input: RevokeEvidenceGrantInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let words = desk.form.text("words", &input.words);
        let command = words.map(|words| Command::RevokeGrant { words });
        desk.run::<EvidenceAccess>(asked!(input), command).await
    }
}
