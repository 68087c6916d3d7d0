//! 受理调档请求 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::file_handover::{Command, FileHandover};
use uuid::Uuid;

/// Takes up a request for a file, which locks the vehicle (受理调档请求)
#[derive(Clone, Debug, InputObject)]
pub struct TakeUpFileRequestInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct TakeUpFileRequestMutation;

#[Object]
impl TakeUpFileRequestMutation {
    /// Takes up a request for a file, which locks the vehicle (受理调档请求)
    async fn take_up_file_request(
        &self,
        ctx: &Context<'_>,
        input: TakeUpFileRequestInput,
    ) -> Result<CasePayload> {
        let command = Command::TakeUp;
        Desk::open(ctx)?
            .run::<FileHandover>(asked!(input), Some(command))
            .await
    }
}
