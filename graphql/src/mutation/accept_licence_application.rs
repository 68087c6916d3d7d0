//! 受理 (ALL 32(1)5)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::licence_application::{Command, LicenceApplication};
use uuid::Uuid;

/// Accepts an application (受理)
#[derive(Clone, Debug, InputObject)]
pub struct AcceptLicenceApplicationInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// You checked that the electronic licence is in use in the city, where the lists do not say.
    #[graphql(default)]
    pub rollout_confirmed: bool,
}

#[derive(Default)]
pub(super) struct AcceptMutation;

#[Object]
impl AcceptMutation {
    /// Accepts an application (受理; ALL 32(1)5)
    async fn accept_licence_application(
        &self,
        ctx: &Context<'_>,
        input: AcceptLicenceApplicationInput,
    ) -> Result<CasePayload> {
        let command = Command::Accept {
            rollout_confirmed: input.rollout_confirmed,
        };
        Desk::open(ctx)?
            .run::<LicenceApplication>(asked!(input), Some(command))
            .await
    }
}
