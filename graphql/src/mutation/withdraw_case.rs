//! 撤回申请 (design)

use super::{
    CasePayload,
    run::{Desk, OfKind, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::{evidence_access, licence_application, vehicle_transfer};
use uuid::Uuid;

/// Withdraws an application (撤回申请)
#[derive(Clone, Debug, InputObject)]
pub struct WithdrawCaseInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct WithdrawMutation;

#[Object]
impl WithdrawMutation {
    /// Withdraws an application (撤回申请)
    async fn withdraw_case(&self, ctx: &Context<'_>, input: WithdrawCaseInput) -> Result<CasePayload> {
        let commands = OfKind {
            licence: licence_application::Command::Withdraw,
            transfer: Some(vehicle_transfer::Command::Withdraw),
            evidence: evidence_access::Command::Withdraw,
        };
        Desk::open(ctx)?.run_of_kind(asked!(input), Some(commands)).await
    }
}
