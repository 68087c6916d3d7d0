//! 核验代理权限 (O164 86)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Records that you have seen the paper by which somebody acts for the applicant (核验代理权限)
#[derive(Clone, Debug, InputObject)]
pub struct RecordTransferPowersInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The number of the party in this case.
    pub party: u32,
    /// Which paper it was.
    pub words: String,
}

#[derive(Default)]
pub(super) struct RecordTransferPowersMutation;

#[Object]
impl RecordTransferPowersMutation {
    /// Records that the paper by which somebody acts for the applicant was seen (核验代理权限; O164 86)
    async fn record_transfer_powers(
        &self,
        ctx: &Context<'_>,
        input: RecordTransferPowersInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let party = input.party;
        let words = desk.form.text("words", &input.words);
        let command = words.map(|words| Command::SeePowers { party, words });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
