//! 签发移交 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::file_handover::{Command, FileHandover};
use uuid::Uuid;

/// Offers the file that was gathered, as a second person (签发移交)
#[derive(Clone, Debug, InputObject)]
pub struct OfferFileInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct OfferFileMutation;

#[Object]
impl OfferFileMutation {
    /// Offers the file that was gathered, as a second person (签发移交)
    async fn offer_file(&self, ctx: &Context<'_>, input: OfferFileInput) -> Result<CasePayload> {
        let command = Command::Offer;
        Desk::open(ctx)?
            .run::<FileHandover>(asked!(input), Some(command))
            .await
    }
}
