//! 退回复审 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::licence_application::{Command, LicenceApplication};
use uuid::Uuid;

/// Asks for further review (退回复审)
#[derive(Clone, Debug, InputObject)]
pub struct ReturnToReviewInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// What is to be looked into.
    pub words: String,
}

#[derive(Default)]
pub(super) struct ReturnToReviewMutation;

#[Object]
impl ReturnToReviewMutation {
    /// Asks for further review (退回复审)
    async fn return_to_review(&self, ctx: &Context<'_>, input: ReturnToReviewInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let words = desk.form.text("words", &input.words);
        let command = words.map(|words| Command::ReturnToReview { words });
        desk.run::<LicenceApplication>(asked!(input), command).await
    }
}
