//! 不予办理 (O164 3, 29)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, types::TransferGround};
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Refuses a transfer (不予办理)
#[derive(Clone, Debug, InputObject)]
pub struct RefuseVehicleTransferInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// At least one.
    pub grounds: Vec<TransferGround>,
    /// The reasons in words, as they stand in the notice.
    pub words: String,
}

#[derive(Default)]
pub(super) struct RefuseVehicleTransferMutation;

#[Object]
impl RefuseVehicleTransferMutation {
    /// Refuses a transfer (不予办理; O164 3, 29)
    async fn refuse_vehicle_transfer(
        &self,
        ctx: &Context<'_>,
        input: RefuseVehicleTransferInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let words = desk.form.text("words", &input.words);
        let grounds = input.grounds.iter().copied().map(Into::into).collect();
        let command = words.map(|words| Command::Refuse { grounds, words });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
