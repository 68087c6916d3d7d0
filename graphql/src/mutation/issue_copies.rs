//! 发放复制件 (O146 65)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Says that copies under the seal of the unit are ready (发放复制件)
#[derive(Clone, Debug, InputObject)]
pub struct IssueCopiesInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct IssueCopiesMutation;

#[Object]
impl IssueCopiesMutation {
    /// Says that copies under the seal of the unit are ready (发放复制件; O146 65)
    async fn issue_copies(&self, ctx: &Context<'_>, input: IssueCopiesInput) -> Result<CasePayload> {
        let command = Command::IssueCopies;
        Desk::open(ctx)?
            .run::<EvidenceAccess>(asked!(input), Some(command))
            .await
    }
}
