//! 准予核发 (O162 61; ALL 38(1))

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::licence_application::{Command, LicenceApplication};
use uuid::Uuid;

/// Grants the licence (准予核发)
#[derive(Clone, Debug, InputObject)]
pub struct ApproveLicenceApplicationInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct ApproveMutation;

#[Object]
impl ApproveMutation {
    /// Grants the licence (准予核发; O162 61; ALL 38(1))
    async fn approve_licence_application(
        &self,
        ctx: &Context<'_>,
        input: ApproveLicenceApplicationInput,
    ) -> Result<CasePayload> {
        let command = Command::Approve;
        Desk::open(ctx)?
            .run::<LicenceApplication>(asked!(input), Some(command))
            .await
    }
}
