//! 撤销 (ALL 69; O162 93(3))

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, types::DecisionGround};
use async_graphql::{Context, InputObject, Object};
use domain::licence_application::{Command, LicenceApplication};
use uuid::Uuid;

/// Revokes an issued licence (撤销)
#[derive(Clone, Debug, InputObject)]
pub struct RevokeIssuanceInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub ground: DecisionGround,
    /// In the words of the office.
    pub words: String,
}

#[derive(Default)]
pub(super) struct RevokeIssuanceMutation;

#[Object]
impl RevokeIssuanceMutation {
    /// Revokes an issued licence (撤销; ALL 69; O162 93(3))
    async fn revoke_issuance(&self, ctx: &Context<'_>, input: RevokeIssuanceInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let ground = input.ground.into();
        let words = desk.form.text("words", &input.words);
        let command = words.map(|words| Command::Revoke { ground, words });
        desk.run::<LicenceApplication>(asked!(input), command).await
    }
}
