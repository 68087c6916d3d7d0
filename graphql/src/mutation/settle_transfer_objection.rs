//! 异议处理 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Settles an objection to a transfer (异议处理)
#[derive(Clone, Debug, InputObject)]
pub struct SettleTransferObjectionInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// It does not stand, or was taken back.
    pub lifted: bool,
    /// What was found.
    pub words: String,
}

#[derive(Default)]
pub(super) struct SettleTransferObjectionMutation;

#[Object]
impl SettleTransferObjectionMutation {
    /// Settles an objection to a transfer (异议处理)
    async fn settle_transfer_objection(
        &self,
        ctx: &Context<'_>,
        input: SettleTransferObjectionInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let (lifted, words) = (input.lifted, desk.form.text("words", &input.words));
        let command = words.map(|words| Command::SettleObjection { lifted, words });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
