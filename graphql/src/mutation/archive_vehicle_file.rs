//! 归档 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Archives the file of the vehicle (归档)
#[derive(Clone, Debug, InputObject)]
pub struct ArchiveVehicleFileInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct ArchiveVehicleFileMutation;

#[Object]
impl ArchiveVehicleFileMutation {
    /// Archives the file of the vehicle (归档)
    async fn archive_vehicle_file(
        &self,
        ctx: &Context<'_>,
        input: ArchiveVehicleFileInput,
    ) -> Result<CasePayload> {
        let command = Command::Archive;
        Desk::open(ctx)?
            .run::<VehicleTransfer>(asked!(input), Some(command))
            .await
    }
}
