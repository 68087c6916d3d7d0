//! 申请使用原号牌号码 (O164 44)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Claims a number that the applicant had on a vehicle before (申请使用原号牌号码)
#[derive(Clone, Debug, InputObject)]
pub struct ClaimFormerNumberInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub number: String,
}

#[derive(Default)]
pub(super) struct ClaimFormerNumberMutation;

#[Object]
impl ClaimFormerNumberMutation {
    /// Claims a number that the applicant had on a vehicle before (申请使用原号牌号码; O164 44)
    async fn claim_former_number(
        &self,
        ctx: &Context<'_>,
        input: ClaimFormerNumberInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let number = desk.form.line("number", &input.number);
        let command = number.map(|number| Command::ClaimFormerNumber { number });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
