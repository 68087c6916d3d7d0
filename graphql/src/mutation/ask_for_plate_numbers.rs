//! 随机选号 (O164 43)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Draws numbers at random, of which one can be chosen (随机选号)
#[derive(Clone, Debug, InputObject)]
pub struct AskForPlateNumbersInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct AskForPlateNumbersMutation;

#[Object]
impl AskForPlateNumbersMutation {
    /// Draws numbers at random, of which one can be chosen (随机选号; O164 43)
    async fn ask_for_plate_numbers(
        &self,
        ctx: &Context<'_>,
        input: AskForPlateNumbersInput,
    ) -> Result<CasePayload> {
        let command = Command::AskForNumbers;
        Desk::open(ctx)?
            .run::<VehicleTransfer>(asked!(input), Some(command))
            .await
    }
}
