//! 不予受理 (ALL 32(1)2)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, types::DecisionGround};
use async_graphql::{Context, InputObject, Object};
use domain::licence_application::{Command, LicenceApplication};
use uuid::Uuid;

/// Does not accept an application, which is not a refusal (不予受理)
#[derive(Clone, Debug, InputObject)]
pub struct DeclineLicenceApplicationInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub grounds: Vec<DecisionGround>,
    /// In the words of the office.
    pub words: String,
}

#[derive(Default)]
pub(super) struct DeclineMutation;

#[Object]
impl DeclineMutation {
    /// Does not accept an application, which is not a refusal (不予受理; ALL 32(1)2)
    async fn decline_licence_application(
        &self,
        ctx: &Context<'_>,
        input: DeclineLicenceApplicationInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let grounds = input.grounds.into_iter().map(Into::into).collect();
        let words = desk.form.text("words", &input.words);
        let command = words.map(|words| Command::Decline { grounds, words });
        desk.run::<LicenceApplication>(asked!(input), command).await
    }
}
