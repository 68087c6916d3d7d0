//! 负责人同意 (W-EV2)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{date::Date, failure::Result};
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Consents to all that was proposed (负责人同意)
#[derive(Clone, Debug, InputObject)]
pub struct ConsentToEvidenceAccessInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// Nothing is shown before this day; at once where it is not given.
    pub opens_on: Option<Date>,
}

#[derive(Default)]
pub(super) struct ConsentToEvidenceAccessMutation;

#[Object]
impl ConsentToEvidenceAccessMutation {
    /// Consents to all that was proposed, as the head of the unit (负责人同意; W-EV2)
    async fn consent_to_evidence_access(
        &self,
        ctx: &Context<'_>,
        input: ConsentToEvidenceAccessInput,
    ) -> Result<CasePayload> {
        let command = Command::Consent {
            opens_on: input.opens_on.map(|day| day.0),
        };
        Desk::open(ctx)?
            .run::<EvidenceAccess>(asked!(input), Some(command))
            .await
    }
}
