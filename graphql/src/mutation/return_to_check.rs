//! 退回复核 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::file_handover::{Command, FileHandover};
use uuid::Uuid;

/// Asks for a further check of the documents (退回复核)
#[derive(Clone, Debug, InputObject)]
pub struct ReturnToCheckInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// What to look into.
    pub words: String,
}

#[derive(Default)]
pub(super) struct ReturnToCheckMutation;

#[Object]
impl ReturnToCheckMutation {
    /// Asks for a further check of the documents (退回复核)
    async fn return_to_check(&self, ctx: &Context<'_>, input: ReturnToCheckInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let words = desk.form.text("words", &input.words);
        let command = words.map(|words| Command::ReturnToCheck { words });
        desk.run::<FileHandover>(asked!(input), command).await
    }
}
