//! 紧急查阅 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Lets supervision look at the originals for an hour; the head of the unit is told (紧急查阅)
#[derive(Clone, Debug, InputObject)]
pub struct BreakGlassInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// Why. The head of the unit and auditors read it.
    pub reason: String,
}

#[derive(Default)]
pub(super) struct BreakGlassMutation;

#[Object]
impl BreakGlassMutation {
    /// Lets supervision look at the originals for an hour; the head of the unit is told (紧急查阅)
    async fn break_glass(&self, ctx: &Context<'_>, input: BreakGlassInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let reason = desk.form.text("reason", &input.reason);
        let command = reason.map(|reason| Command::BreakGlass { reason });
        desk.run::<EvidenceAccess>(asked!(input), command).await
    }
}
