//! 回避决定 (O146 105)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Decides whether an officer stands aside (回避决定)
#[derive(Clone, Debug, InputObject)]
pub struct DecideRecusalInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub granted: bool,
    /// The reasons, as the applicant reads them.
    pub words: String,
}

#[derive(Default)]
pub(super) struct DecideRecusalMutation;

#[Object]
impl DecideRecusalMutation {
    /// Decides whether an officer stands aside (回避决定; O146 105)
    async fn decide_recusal(&self, ctx: &Context<'_>, input: DecideRecusalInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let (granted, words) = (input.granted, desk.form.text("words", &input.words));
        let command = words.map(|words| Command::DecideRecusal { granted, words });
        desk.run::<EvidenceAccess>(asked!(input), command).await
    }
}
