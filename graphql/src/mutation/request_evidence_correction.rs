//! 一次告知补正 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, input::Form, types::EvidencePaper};
use async_graphql::{Context, InputObject, Object};
use domain::evidence_access::{Command, EvidenceAccess, MissingPaper};
use uuid::Uuid;

/// One line of the notice: a paper (补正事项)
#[derive(Clone, Debug, InputObject)]
pub struct MissingEvidencePaperInput {
    pub paper: EvidencePaper,
    /// What to do about it.
    pub words: String,
}

/// Names every paper that is missing, once (一次告知)
#[derive(Clone, Debug, InputObject)]
pub struct RequestEvidenceCorrectionInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// Everything: there is no second notice.
    pub missing: Vec<MissingEvidencePaperInput>,
}

#[derive(Default)]
pub(super) struct RequestEvidenceCorrectionMutation;

#[Object]
impl RequestEvidenceCorrectionMutation {
    /// Names every paper that is missing, once (一次告知补正)
    async fn request_evidence_correction(
        &self,
        ctx: &Context<'_>,
        input: RequestEvidenceCorrectionInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let lines = input.missing.iter().enumerate();
        let missing = lines
            .filter_map(|(index, line)| read(&mut desk.form, index, line))
            .collect();
        let command = Command::RequestCorrection { missing };
        desk.run::<EvidenceAccess>(asked!(input), Some(command)).await
    }
}

fn read(form: &mut Form, index: usize, line: &MissingEvidencePaperInput) -> Option<MissingPaper> {
    let words = form.text(&format!("missing.{index}.words"), &line.words)?;
    let paper = line.paper.into();
    Some(MissingPaper { paper, words })
}
