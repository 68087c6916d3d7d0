//! 重新投递 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::licence_application::{Command, LicenceApplication};
use uuid::Uuid;

/// Delivers again to an account that was missing (重新投递)
#[derive(Clone, Debug, InputObject)]
pub struct RetryDeliveryInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct RetryDeliveryMutation;

#[Object]
impl RetryDeliveryMutation {
    /// Delivers again to an account that was missing (重新投递)
    async fn retry_delivery(&self, ctx: &Context<'_>, input: RetryDeliveryInput) -> Result<CasePayload> {
        let command = Command::RetryDelivery;
        Desk::open(ctx)?
            .run::<LicenceApplication>(asked!(input), Some(command))
            .await
    }
}
