//! 退回复审 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Asks for further review of a transfer (退回复审)
#[derive(Clone, Debug, InputObject)]
pub struct ReturnTransferToReviewInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// What to look into.
    pub words: String,
}

#[derive(Default)]
pub(super) struct ReturnTransferToReviewMutation;

#[Object]
impl ReturnTransferToReviewMutation {
    /// Asks for further review of a transfer (退回复审)
    async fn return_transfer_to_review(
        &self,
        ctx: &Context<'_>,
        input: ReturnTransferToReviewInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let words = desk.form.text("words", &input.words);
        let command = words.map(|words| Command::ReturnToReview { words });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
