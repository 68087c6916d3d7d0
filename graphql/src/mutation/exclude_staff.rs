//! 回避 (O146 105)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::{
    access::PersonId,
    evidence_access::{Command, EvidenceAccess},
};
use uuid::Uuid;

/// Has somebody stand aside: yourself, or by the head or supervision (回避)
#[derive(Clone, Debug, InputObject)]
pub struct ExcludeStaffInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The id of the colleague, as `officeStaff` gives it.
    pub person: Uuid,
    /// Why.
    pub words: String,
}

#[derive(Default)]
pub(super) struct ExcludeStaffMutation;

#[Object]
impl ExcludeStaffMutation {
    /// Has somebody stand aside: yourself, or by the head or supervision (回避; O146 105)
    async fn exclude_staff(&self, ctx: &Context<'_>, input: ExcludeStaffInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let (person, words) = (PersonId(input.person), desk.form.text("words", &input.words));
        let command = words.map(|words| Command::ExcludeStaff { person, words });
        desk.run::<EvidenceAccess>(asked!(input), command).await
    }
}
