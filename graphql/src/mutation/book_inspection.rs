//! 预约查验 (O164 26)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::{
    time::Moment,
    vehicle_transfer::{Command, VehicleTransfer},
};
use uuid::Uuid;

/// Books the inspection of the vehicle (预约查验)
#[derive(Clone, Debug, InputObject)]
pub struct BookInspectionInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// When the vehicle is shown.
    pub at: Moment,
}

#[derive(Default)]
pub(super) struct BookInspectionMutation;

#[Object]
impl BookInspectionMutation {
    /// Books the inspection of the vehicle (预约查验; O164 26)
    async fn book_inspection(&self, ctx: &Context<'_>, input: BookInspectionInput) -> Result<CasePayload> {
        let command = Command::BookInspection { at: input.at };
        Desk::open(ctx)?
            .run::<VehicleTransfer>(asked!(input), Some(command))
            .await
    }
}
