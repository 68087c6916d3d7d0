//! 调档 (O164 27(3))

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Asks the office of registration for the file of the vehicle (调档)
#[derive(Clone, Debug, InputObject)]
pub struct RequestVehicleFileInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct RequestVehicleFileMutation;

#[Object]
impl RequestVehicleFileMutation {
    /// Asks the office of registration for the file of the vehicle (调档; O164 27(3))
    async fn request_vehicle_file(
        &self,
        ctx: &Context<'_>,
        input: RequestVehicleFileInput,
    ) -> Result<CasePayload> {
        let command = Command::RequestFile;
        Desk::open(ctx)?
            .run::<VehicleTransfer>(asked!(input), Some(command))
            .await
    }
}
