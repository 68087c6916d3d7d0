//! 转为现场办理 (O162 83(2))

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::licence_application::{Command, LicenceApplication};
use uuid::Uuid;

/// Handles an online application at the counter from now on (转为现场办理)
#[derive(Clone, Debug, InputObject)]
pub struct ConvertToCounterInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct ConvertToCounterMutation;

#[Object]
impl ConvertToCounterMutation {
    /// Handles an online application at the counter from now on (转为现场办理; O162 83(2))
    async fn convert_to_counter(
        &self,
        ctx: &Context<'_>,
        input: ConvertToCounterInput,
    ) -> Result<CasePayload> {
        let command = Command::ConvertToCounter;
        Desk::open(ctx)?
            .run::<LicenceApplication>(asked!(input), Some(command))
            .await
    }
}
