//! 发放号牌 (O164 26, 27)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, HandOver, VehicleTransfer};
use uuid::Uuid;

/// Records how the plates came to the owner (发放号牌)
#[derive(Clone, Debug, InputObject)]
pub struct HandOverPlatesInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The number of the consignment where they were posted; none where they were handed out at the counter (邮件号)
    pub consignment: Option<String>,
}

#[derive(Default)]
pub(super) struct HandOverPlatesMutation;

#[Object]
impl HandOverPlatesMutation {
    /// Records how the plates came to the owner (发放号牌; O164 26, 27)
    async fn hand_over_plates(&self, ctx: &Context<'_>, input: HandOverPlatesInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let manner = match &input.consignment {
            None => Some(HandOver::AtTheCounter),
            Some(text) => {
                let consignment = desk.form.reference("consignment", text);
                consignment.map(|consignment| HandOver::Posted { consignment })
            }
        };
        let command = manner.map(|manner| Command::HandOverPlates { manner });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
