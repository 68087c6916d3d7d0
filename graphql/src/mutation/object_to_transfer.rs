//! 提出异议 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Objects to the transfer of a vehicle in which you, or somebody who has signed that they object, have a part (提出异议)
#[derive(Clone, Debug, InputObject)]
pub struct ObjectToTransferInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// Why.
    pub words: String,
    /// For staff: the number of the party in this case that has signed a paper; none for yourself.
    #[graphql(name = "for")]
    pub for_party: Option<u32>,
}

#[derive(Default)]
pub(super) struct ObjectToTransferMutation;

#[Object]
impl ObjectToTransferMutation {
    /// Objects to the transfer of a vehicle in which you, or somebody who has signed that they object, have a part (提出异议)
    async fn object_to_transfer(
        &self,
        ctx: &Context<'_>,
        input: ObjectToTransferInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let words = desk.form.text("words", &input.words);
        let for_party = input.for_party;
        let command = words.map(|words| Command::Object { words, for_party });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
