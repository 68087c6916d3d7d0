//! 不予核发 (ALL 38(2))

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, types::DecisionGround};
use async_graphql::{Context, InputObject, Object};
use domain::licence_application::{Command, LicenceApplication};
use uuid::Uuid;

/// Refuses the licence (不予核发)
#[derive(Clone, Debug, InputObject)]
pub struct RefuseLicenceApplicationInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub grounds: Vec<DecisionGround>,
    /// In the words of the office.
    pub words: Option<String>,
}

#[derive(Default)]
pub(super) struct RefuseMutation;

#[Object]
impl RefuseMutation {
    /// Refuses the licence (不予核发; ALL 38(2))
    async fn refuse_licence_application(
        &self,
        ctx: &Context<'_>,
        input: RefuseLicenceApplicationInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let grounds = input.grounds.into_iter().map(Into::into).collect();
        let words = desk.form.maybe_text("words", input.words.as_deref());
        desk.run::<LicenceApplication>(asked!(input), Some(Command::Refuse { grounds, words }))
            .await
    }
}
