//! 受理 (O164 3)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Accepts a transfer; the day decides which rules apply (受理)
#[derive(Clone, Debug, InputObject)]
pub struct AcceptVehicleTransferInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// What you looked into, where the rules or the data leave something open.
    pub checked: Option<String>,
}

#[derive(Default)]
pub(super) struct AcceptVehicleTransferMutation;

#[Object]
impl AcceptVehicleTransferMutation {
    /// Accepts a transfer; the day decides which rules apply (受理; O164 3)
    async fn accept_vehicle_transfer(
        &self,
        ctx: &Context<'_>,
        input: AcceptVehicleTransferInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let checked = desk.form.maybe_text("checked", input.checked.as_deref());
        let command = Command::Accept { checked };
        desk.run::<VehicleTransfer>(asked!(input), Some(command)).await
    }
}
