//! 核准 (O164 26)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Approves a transfer; number, fees and plates are seen to (核准)
#[derive(Clone, Debug, InputObject)]
pub struct ApproveVehicleTransferInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct ApproveVehicleTransferMutation;

#[Object]
impl ApproveVehicleTransferMutation {
    /// Approves a transfer; number, fees and plates are seen to (核准; O164 26)
    async fn approve_vehicle_transfer(
        &self,
        ctx: &Context<'_>,
        input: ApproveVehicleTransferInput,
    ) -> Result<CasePayload> {
        let command = Command::Approve;
        Desk::open(ctx)?
            .run::<VehicleTransfer>(asked!(input), Some(command))
            .await
    }
}
