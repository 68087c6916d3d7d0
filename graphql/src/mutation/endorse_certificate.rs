//! 签注登记证书 (O164 26)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, VehicleTransfer};
use uuid::Uuid;

/// Endorses the registration certificate (签注登记证书)
#[derive(Clone, Debug, InputObject)]
pub struct EndorseCertificateInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct EndorseCertificateMutation;

#[Object]
impl EndorseCertificateMutation {
    /// Endorses the registration certificate (签注登记证书; O164 26)
    async fn endorse_certificate(
        &self,
        ctx: &Context<'_>,
        input: EndorseCertificateInput,
    ) -> Result<CasePayload> {
        let command = Command::EndorseCertificate;
        Desk::open(ctx)?
            .run::<VehicleTransfer>(asked!(input), Some(command))
            .await
    }
}
