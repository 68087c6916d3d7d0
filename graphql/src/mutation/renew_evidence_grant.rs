//! 续期 (policy)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Lets what was shown be seen again, after the time has passed (续期)
#[derive(Clone, Debug, InputObject)]
pub struct RenewEvidenceGrantInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct RenewEvidenceGrantMutation;

#[Object]
impl RenewEvidenceGrantMutation {
    /// Lets what was shown be seen again, after the time has passed; nothing is to be proven anew (续期)
    async fn renew_evidence_grant(
        &self,
        ctx: &Context<'_>,
        input: RenewEvidenceGrantInput,
    ) -> Result<CasePayload> {
        let command = Command::RenewGrant;
        Desk::open(ctx)?
            .run::<EvidenceAccess>(asked!(input), Some(command))
            .await
    }
}
