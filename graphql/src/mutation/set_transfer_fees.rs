//! 核定费用 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Sets what is to be paid (核定费用)
#[derive(Clone, Debug, InputObject)]
pub struct SetTransferFeesInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// In fen; 0 where nothing is due.
    pub fen: u32,
}

#[derive(Default)]
pub(super) struct SetTransferFeesMutation;

#[Object]
impl SetTransferFeesMutation {
    /// Sets what is to be paid (核定费用)
    async fn set_transfer_fees(&self, ctx: &Context<'_>, input: SetTransferFeesInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let command = desk
            .form
            .fen("fen", input.fen)
            .map(|fen| Command::SetFees { fen });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
