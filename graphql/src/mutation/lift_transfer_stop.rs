//! 解除中止 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Lifts what stopped a transfer, once the registry has taken it back (解除中止)
#[derive(Clone, Debug, InputObject)]
pub struct LiftTransferStopInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// What was found.
    pub words: String,
}

#[derive(Default)]
pub(super) struct LiftTransferStopMutation;

#[Object]
impl LiftTransferStopMutation {
    /// Lifts what stopped a transfer, once the registry has taken it back (解除中止)
    async fn lift_transfer_stop(
        &self,
        ctx: &Context<'_>,
        input: LiftTransferStopInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let words = desk.form.text("words", &input.words);
        let command = words.map(|words| Command::LiftStop { words });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
