//! 开展调查 (O162 83, 84)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::licence_application::{Command, LicenceApplication};
use uuid::Uuid;

/// Opens an inquiry (开展调查)
#[derive(Clone, Debug, InputObject)]
pub struct OpenInquiryInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub reason: String,
}

#[derive(Default)]
pub(super) struct OpenInquiryMutation;

#[Object]
impl OpenInquiryMutation {
    /// Opens an inquiry (开展调查; O162 83, 84)
    async fn open_inquiry(&self, ctx: &Context<'_>, input: OpenInquiryInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let reason = desk.form.text("reason", &input.reason);
        let command = reason.map(|reason| Command::OpenInquiry { reason });
        desk.run::<LicenceApplication>(asked!(input), command).await
    }
}
