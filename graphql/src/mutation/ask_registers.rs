//! 再次核查 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Asks the registers again about the vehicle and its trade (再次核查)
#[derive(Clone, Debug, InputObject)]
pub struct AskRegistersInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct AskRegistersMutation;

#[Object]
impl AskRegistersMutation {
    /// Asks the registers again about the vehicle and its trade (再次核查)
    async fn ask_registers(&self, ctx: &Context<'_>, input: AskRegistersInput) -> Result<CasePayload> {
        let command = Command::AskRegisters;
        Desk::open(ctx)?
            .run::<VehicleTransfer>(asked!(input), Some(command))
            .await
    }
}
