//! 免收 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Waives the fees (免收)
#[derive(Clone, Debug, InputObject)]
pub struct WaiveTransferFeesInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// Why.
    pub words: String,
}

#[derive(Default)]
pub(super) struct WaiveTransferFeesMutation;

#[Object]
impl WaiveTransferFeesMutation {
    /// Waives the fees (免收)
    async fn waive_transfer_fees(
        &self,
        ctx: &Context<'_>,
        input: WaiveTransferFeesInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let words = desk.form.text("words", &input.words);
        let command = words.map(|words| Command::WaiveFees { words });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
