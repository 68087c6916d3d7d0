//! 选定号码 (O164 43)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::{
    identifier::PlateNumber,
    vehicle_transfer::{Command, VehicleTransfer},
};
use uuid::Uuid;

/// Chooses one of the offered numbers (选定号码)
#[derive(Clone, Debug, InputObject)]
pub struct ChoosePlateNumberInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub number: String,
}

#[derive(Default)]
pub(super) struct ChoosePlateNumberMutation;

#[Object]
impl ChoosePlateNumberMutation {
    /// Chooses one of the offered numbers (选定号码; O164 43)
    async fn choose_plate_number(
        &self,
        ctx: &Context<'_>,
        input: ChoosePlateNumberInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let number = desk.form.take("number", PlateNumber::parse(&input.number));
        let command = number.map(|number| Command::ChooseNumber { number });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
