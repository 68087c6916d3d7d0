//! 补录收件时间审批 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::licence_application::{Command, LicenceApplication};
use uuid::Uuid;

/// A second person consents to an earlier time of receipt, or does not (补录审批)
#[derive(Clone, Debug, InputObject)]
pub struct ConfirmReceivedAtInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub consent: bool,
}

#[derive(Default)]
pub(super) struct ConfirmReceivedAtMutation;

#[Object]
impl ConfirmReceivedAtMutation {
    /// A second person consents to an earlier time of receipt, or does not (补录收件时间审批)
    async fn confirm_received_at(
        &self,
        ctx: &Context<'_>,
        input: ConfirmReceivedAtInput,
    ) -> Result<CasePayload> {
        let command = Command::ConfirmReceivedAt {
            consent: input.consent,
        };
        Desk::open(ctx)?
            .run::<LicenceApplication>(asked!(input), Some(command))
            .await
    }
}
