//! 共同申请确认 (O164 26)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Says whether you join an application that asks for you, or whether somebody has signed that they do (共同申请确认)
#[derive(Clone, Debug, InputObject)]
pub struct ConsentToTransferInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub agrees: bool,
    /// For staff: the number of the party in this case that has signed a paper; none for yourself.
    #[graphql(name = "for")]
    pub for_party: Option<u32>,
}

#[derive(Default)]
pub(super) struct ConsentToTransferMutation;

#[Object]
impl ConsentToTransferMutation {
    /// Says whether you join an application that asks for you, or whether somebody has signed that they do (共同申请确认; O164 26)
    async fn consent_to_transfer(
        &self,
        ctx: &Context<'_>,
        input: ConsentToTransferInput,
    ) -> Result<CasePayload> {
        let command = Command::Consent {
            agrees: input.agrees,
            for_party: input.for_party,
        };
        Desk::open(ctx)?
            .run::<VehicleTransfer>(asked!(input), Some(command))
            .await
    }
}
