//! 缴费登记 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Records that the fees are paid (缴费登记)
#[derive(Clone, Debug, InputObject)]
pub struct RecordTransferPaymentInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The number of the receipt.
    pub receipt: String,
}

#[derive(Default)]
pub(super) struct RecordTransferPaymentMutation;

#[Object]
impl RecordTransferPaymentMutation {
    /// Records that the fees are paid (缴费登记)
    async fn record_transfer_payment(
        &self,
        ctx: &Context<'_>,
        input: RecordTransferPaymentInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let receipt = desk.form.reference("receipt", &input.receipt);
        let command = receipt.map(|receipt| Command::RecordPayment { receipt });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
