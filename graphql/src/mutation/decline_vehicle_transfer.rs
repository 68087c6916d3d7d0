//! 不予受理 (O164 3)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, types::TransferGround};
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Does not accept a transfer (不予受理)
#[derive(Clone, Debug, InputObject)]
pub struct DeclineVehicleTransferInput {
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
pub(super) struct DeclineVehicleTransferMutation;

#[Object]
impl DeclineVehicleTransferMutation {
    /// Does not accept a transfer (不予受理; O164 3)
    async fn decline_vehicle_transfer(
        &self,
        ctx: &Context<'_>,
        input: DeclineVehicleTransferInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let words = desk.form.text("words", &input.words);
        let grounds = input.grounds.iter().copied().map(Into::into).collect();
        let command = words.map(|words| Command::Decline { grounds, words });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
