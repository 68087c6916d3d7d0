//! 登记 (O164 26, 27)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Has the registry write the transfer down (登记)
#[derive(Clone, Debug, InputObject)]
pub struct RegisterVehicleTransferInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct RegisterVehicleTransferMutation;

#[Object]
impl RegisterVehicleTransferMutation {
    /// Has the registry write the transfer down (登记; O164 26, 27)
    async fn register_vehicle_transfer(
        &self,
        ctx: &Context<'_>,
        input: RegisterVehicleTransferInput,
    ) -> Result<CasePayload> {
        let command = Command::Register;
        Desk::open(ctx)?
            .run::<VehicleTransfer>(asked!(input), Some(command))
            .await
    }
}
