//! 预受理 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Takes a transfer up at the counter before its file is here (预受理)
#[derive(Clone, Debug, InputObject)]
pub struct PreAcceptVehicleTransferInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// What you looked into, where the rules or the data leave something open.
    pub checked: Option<String>,
}

#[derive(Default)]
pub(super) struct PreAcceptVehicleTransferMutation;

#[Object]
impl PreAcceptVehicleTransferMutation {
    /// Takes a transfer up at the counter before its file is here (预受理)
    async fn pre_accept_vehicle_transfer(
        &self,
        ctx: &Context<'_>,
        input: PreAcceptVehicleTransferInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let checked = desk.form.maybe_text("checked", input.checked.as_deref());
        let command = Command::PreAccept { checked };
        desk.run::<VehicleTransfer>(asked!(input), Some(command)).await
    }
}
