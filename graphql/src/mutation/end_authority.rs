//! 代理权终止 (O146 89)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Ends the authority of whoever acts for another, and access with it (代理权终止)
#[derive(Clone, Debug, InputObject)]
pub struct EndAuthorityInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct EndAuthorityMutation;

#[Object]
impl EndAuthorityMutation {
    /// Ends the authority of whoever acts for another, and access with it (代理权终止; O146 89)
    async fn end_authority(&self, ctx: &Context<'_>, input: EndAuthorityInput) -> Result<CasePayload> {
        let command = Command::EndAuthority;
        Desk::open(ctx)?
            .run::<EvidenceAccess>(asked!(input), Some(command))
            .await
    }
}
