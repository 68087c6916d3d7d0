//! 增加当事人 (O164 26)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, input::TransferPartyInput, request};
use async_graphql::{Context, InputObject, Object};
use domain::{
    time::office_day,
    vehicle_transfer::{Command, VehicleTransfer},
};
use uuid::Uuid;

/// Names a party that has become known, such as a mortgagee (增加当事人)
#[derive(Clone, Debug, InputObject)]
pub struct NameTransferPartyInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub party: TransferPartyInput,
}

#[derive(Default)]
pub(super) struct NameTransferPartyMutation;

#[Object]
impl NameTransferPartyMutation {
    /// Names a party that has become known, such as a mortgagee (增加当事人; O164 26)
    async fn name_transfer_party(
        &self,
        ctx: &Context<'_>,
        input: NameTransferPartyInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let today = office_day(desk.reader.now);
        let keys = request::services(ctx).store.keys();
        let party = input.party.read("party", (&mut desk.form, today), keys);
        let command = party.map(|(party, person)| Command::NameParty {
            party,
            person: Some(Box::new(person)),
        });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}
