//! 预约到场查阅 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::{
    evidence_access::{Command, EvidenceAccess},
    time::Moment,
};
use uuid::Uuid;

/// Books an appointment to see it at the unit, without a phone (预约到场查阅)
#[derive(Clone, Debug, InputObject)]
pub struct BookVisitInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// When the applicant comes.
    pub at: Moment,
}

#[derive(Default)]
pub(super) struct BookVisitMutation;

#[Object]
impl BookVisitMutation {
    /// Books an appointment to see it at the unit, without a phone (预约到场查阅)
    async fn book_visit(&self, ctx: &Context<'_>, input: BookVisitInput) -> Result<CasePayload> {
        let command = Command::BookVisit { at: input.at };
        Desk::open(ctx)?
            .run::<EvidenceAccess>(asked!(input), Some(command))
            .await
    }
}
