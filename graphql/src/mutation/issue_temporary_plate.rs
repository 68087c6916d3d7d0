//! 核发临时行驶车号牌 (O164 27, 47)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Issues a temporary plate (核发临时行驶车号牌)
#[derive(Clone, Debug, InputObject)]
pub struct IssueTemporaryPlateInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct IssueTemporaryPlateMutation;

#[Object]
impl IssueTemporaryPlateMutation {
    /// Issues a temporary plate (核发临时行驶车号牌; O164 27, 47)
    async fn issue_temporary_plate(
        &self,
        ctx: &Context<'_>,
        input: IssueTemporaryPlateInput,
    ) -> Result<CasePayload> {
        let command = Command::IssueTemporaryPlate;
        Desk::open(ctx)?
            .run::<VehicleTransfer>(asked!(input), Some(command))
            .await
    }
}
