//! 受理 (W-EV1)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Accepts an application to see evidence (受理)
#[derive(Clone, Debug, InputObject)]
pub struct AcceptEvidenceAccessInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// You checked that the measure is in use in the area, where the lists do not say.
    #[graphql(default)]
    pub area_confirmed: bool,
}

#[derive(Default)]
pub(super) struct AcceptEvidenceAccessMutation;

#[Object]
impl AcceptEvidenceAccessMutation {
    /// Accepts an application to see evidence (受理; W-EV1)
    async fn accept_evidence_access(
        &self,
        ctx: &Context<'_>,
        input: AcceptEvidenceAccessInput,
    ) -> Result<CasePayload> {
        let command = Command::Accept {
            area_confirmed: input.area_confirmed,
        };
        Desk::open(ctx)?
            .run::<EvidenceAccess>(asked!(input), Some(command))
            .await
    }
}
