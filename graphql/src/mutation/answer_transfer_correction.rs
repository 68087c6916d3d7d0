//! 补正 (O164 3)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Answers the notice of correction of a transfer (补正)
#[derive(Clone, Debug, InputObject)]
pub struct AnswerTransferCorrectionInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The ids of uploads.
    #[graphql(default)]
    pub documents: Vec<Uuid>,
    pub words: Option<String>,
}

#[derive(Default)]
pub(super) struct AnswerTransferCorrectionMutation;

#[Object]
impl AnswerTransferCorrectionMutation {
    /// Answers the notice of correction of a transfer (补正; O164 3)
    async fn answer_transfer_correction(
        &self,
        ctx: &Context<'_>,
        input: AnswerTransferCorrectionInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let documents = desk.documents(&input.documents, Some(&input.case_number)).await?;
        let words = desk.form.maybe_text("words", input.words.as_deref());
        let command = Command::AnswerCorrection { documents, words };
        desk.run::<VehicleTransfer>(asked!(input), Some(command)).await
    }
}
