//! 申请复制 (O146 65)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::{
    accident::ItemId,
    evidence_access::{Command, EvidenceAccess},
};
use uuid::Uuid;

/// Asks for copies under the seal of the unit (申请复制)
#[derive(Clone, Debug, InputObject)]
pub struct AskForCopiesInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The ids of items that can be seen now; at least one.
    pub items: Vec<Uuid>,
}

#[derive(Default)]
pub(super) struct AskForCopiesMutation;

#[Object]
impl AskForCopiesMutation {
    /// Asks for copies under the seal of the unit (申请复制; O146 65)
    async fn ask_for_copies(&self, ctx: &Context<'_>, input: AskForCopiesInput) -> Result<CasePayload> {
        let command = Command::AskForCopies {
            items: input.items.into_iter().map(ItemId).collect(),
        };
        Desk::open(ctx)?
            .run::<EvidenceAccess>(asked!(input), Some(command))
            .await
    }
}
