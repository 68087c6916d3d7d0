//! 自行编排号码 (O164 43)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Composes a number with a prefix of the office (自行编排号码)
#[derive(Clone, Debug, InputObject)]
pub struct ComposePlateNumberInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub number: String,
}

#[derive(Default)]
pub(super) struct ComposePlateNumberMutation;

#[Object]
impl ComposePlateNumberMutation {
    /// Composes a number with a prefix of the office (自行编排号码; O164 43)
    async fn compose_plate_number(
        &self,
        ctx: &Context<'_>,
        input: ComposePlateNumberInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let number = desk.form.line("number", &input.number);
        let command = number.map(|number| Command::ComposeNumber { number });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
