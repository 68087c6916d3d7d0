//! 收回号牌、行驶证 (O164 26, 27)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Records that the old plates and permit were taken in (收回号牌、行驶证)
#[derive(Clone, Debug, InputObject)]
pub struct WithdrawPlatesInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct WithdrawPlatesMutation;

#[Object]
impl WithdrawPlatesMutation {
    /// Records that the old plates and permit were taken in (收回号牌、行驶证; O164 26, 27)
    async fn withdraw_plates(&self, ctx: &Context<'_>, input: WithdrawPlatesInput) -> Result<CasePayload> {
        let command = Command::WithdrawPlates;
        Desk::open(ctx)?
            .run::<VehicleTransfer>(asked!(input), Some(command))
            .await
    }
}
