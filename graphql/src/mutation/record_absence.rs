//! 未到场 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Records that nobody came to the appointment (未到场)
#[derive(Clone, Debug, InputObject)]
pub struct RecordAbsenceInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct RecordAbsenceMutation;

#[Object]
impl RecordAbsenceMutation {
    /// Records that nobody came to the appointment (未到场)
    async fn record_absence(&self, ctx: &Context<'_>, input: RecordAbsenceInput) -> Result<CasePayload> {
        let command = Command::RecordAbsence;
        Desk::open(ctx)?
            .run::<VehicleTransfer>(asked!(input), Some(command))
            .await
    }
}
