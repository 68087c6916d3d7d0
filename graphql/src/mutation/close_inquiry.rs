//! 调查结束 (O162 83, 84)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::licence_application::{Command, LicenceApplication};
use uuid::Uuid;

/// Closes an inquiry with its result (调查结束)
#[derive(Clone, Debug, InputObject)]
pub struct CloseInquiryInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub result: String,
}

#[derive(Default)]
pub(super) struct CloseInquiryMutation;

#[Object]
impl CloseInquiryMutation {
    /// Closes an inquiry with its result (调查结束; O162 83, 84)
    async fn close_inquiry(&self, ctx: &Context<'_>, input: CloseInquiryInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let result = desk.form.text("result", &input.result);
        let command = result.map(|result| Command::CloseInquiry { result });
        desk.run::<LicenceApplication>(asked!(input), command).await
    }
}
