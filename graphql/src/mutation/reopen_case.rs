//! 重新作出决定 (ARL23 64)

use super::{
    CasePayload,
    run::{Desk, OfKind, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::{evidence_access, licence_application};
use uuid::Uuid;

/// Opens a case again after administrative review (重新作出决定)
#[derive(Clone, Debug, InputObject)]
pub struct ReopenCaseInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The reference of the review decision (行政复议决定书文号)
    pub review_decision: String,
}

#[derive(Default)]
pub(super) struct ReopenCaseMutation;

#[Object]
impl ReopenCaseMutation {
    /// Opens a case again after administrative review (重新作出决定; ARL23 64)
    async fn reopen_case(&self, ctx: &Context<'_>, input: ReopenCaseInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let review_decision = desk.form.text("reviewDecision", &input.review_decision);
        let commands = review_decision.map(|review_decision| OfKind {
            licence: licence_application::Command::Reopen {
                review_decision: review_decision.clone(),
            },
            transfer: None,
            evidence: evidence_access::Command::Reopen { review_decision },
        });
        desk.run_of_kind(asked!(input), commands).await
    }
}
