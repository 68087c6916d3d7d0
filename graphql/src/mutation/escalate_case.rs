//! 督办 (O162 8; O164 67)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::case::CaseCommand;
use uuid::Uuid;

/// Asks for attention (督办)
#[derive(Clone, Debug, InputObject)]
pub struct EscalateCaseInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub reason: String,
}

#[derive(Default)]
pub(super) struct EscalateCaseMutation;

#[Object]
impl EscalateCaseMutation {
    /// Asks for attention (督办; O162 8; O164 67)
    async fn escalate_case(&self, ctx: &Context<'_>, input: EscalateCaseInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let reason = desk.form.text("reason", &input.reason);
        let command = reason.map(|reason| CaseCommand::EscalateCase { reason });
        desk.run_shared(asked!(input), command).await
    }
}
