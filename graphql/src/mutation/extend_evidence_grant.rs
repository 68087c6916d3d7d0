//! 延长查阅期限 (policy)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Lets what is shown be seen for longer (延长查阅期限)
#[derive(Clone, Debug, InputObject)]
pub struct ExtendEvidenceGrantInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// By how many days: 1 to 30, and a year in all (policy).
    pub days: u16,
}

#[derive(Default)]
pub(super) struct ExtendEvidenceGrantMutation;

#[Object]
impl ExtendEvidenceGrantMutation {
    /// Lets what is shown be seen for longer (延长查阅期限)
    async fn extend_evidence_grant(
        &self,
        ctx: &Context<'_>,
        input: ExtendEvidenceGrantInput,
    ) -> Result<CasePayload> {
        let command = Command::ExtendGrant { days: input.days };
        Desk::open(ctx)?
            .run::<EvidenceAccess>(asked!(input), Some(command))
            .await
    }
}
