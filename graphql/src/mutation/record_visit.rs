//! 到场登记 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Records whether the applicant came (到场登记)
#[derive(Clone, Debug, InputObject)]
pub struct RecordVisitInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub attended: bool,
}

#[derive(Default)]
pub(super) struct RecordVisitMutation;

#[Object]
impl RecordVisitMutation {
    /// Records whether the applicant came; who did is shown it on that day (到场登记)
    async fn record_visit(&self, ctx: &Context<'_>, input: RecordVisitInput) -> Result<CasePayload> {
        let command = Command::RecordVisit {
            attended: input.attended,
        };
        Desk::open(ctx)?
            .run::<EvidenceAccess>(asked!(input), Some(command))
            .await
    }
}
