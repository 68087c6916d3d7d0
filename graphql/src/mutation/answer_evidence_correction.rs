//! 补正 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, input::EvidenceAuthorityInput};
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess};
use uuid::Uuid;

/// Answers the notice of correction of an application to see evidence (补正)
#[derive(Clone, Debug, InputObject)]
pub struct AnswerEvidenceCorrectionInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The ids of uploads.
    #[graphql(default)]
    pub documents: Vec<Uuid>,
    /// Takes the place of the authority before; its papers are among the documents of the case, or of these.
    pub authority: Option<EvidenceAuthorityInput>,
    pub words: Option<String>,
}

#[derive(Default)]
pub(super) struct AnswerEvidenceCorrectionMutation;

#[Object]
impl AnswerEvidenceCorrectionMutation {
    /// Answers the notice of correction of an application to see evidence (补正)
    async fn answer_evidence_correction(
        &self,
        ctx: &Context<'_>,
        input: AnswerEvidenceCorrectionInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let documents = desk.documents(&input.documents, Some(&input.case_number)).await?;
        let authority = input.authority.as_ref();
        let authority = authority.and_then(|authority| authority.read("authority", &mut desk.form));
        let words = desk.form.maybe_text("words", input.words.as_deref());
        let command = Command::AnswerCorrection {
            documents,
            authority,
            words,
        };
        desk.run::<EvidenceAccess>(asked!(input), Some(command)).await
    }
}
