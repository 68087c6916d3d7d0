//! 终止移交 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::file_handover::{Command, FileHandover};
use uuid::Uuid;

/// Gives up on an origin that stays silent (终止移交)
#[derive(Clone, Debug, InputObject)]
pub struct GiveUpHandoverInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// Why.
    pub words: String,
}

#[derive(Default)]
pub(super) struct GiveUpHandoverMutation;

#[Object]
impl GiveUpHandoverMutation {
    /// Gives up on an origin that stays silent (终止移交)
    async fn give_up_handover(&self, ctx: &Context<'_>, input: GiveUpHandoverInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let words = desk.form.text("words", &input.words);
        let command = words.map(|words| Command::GiveUp { words });
        desk.run::<FileHandover>(asked!(input), command).await
    }
}
