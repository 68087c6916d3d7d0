//! 逐项意见 (W-EV1)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{
    Words,
    failure::Result,
    input::{Form, RedactedPageInput, redaction},
    types::{EvidenceGround, EvidenceVerdict},
};
use async_graphql::{Context, InputObject, Object};
use domain::{
    accident::ItemId,
    evidence_access::{Command, EvidenceAccess, Verdict},
};
use uuid::Uuid;

/// Says of one item whether it is shown (逐项意见)
#[derive(Clone, Debug, InputObject)]
pub struct JudgeEvidenceItemInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The id of the item.
    pub item: Uuid,
    pub verdict: EvidenceVerdict,
    /// For a release with parts covered: what is covered, page by page.
    #[graphql(default)]
    pub redaction: Vec<RedactedPageInput>,
    /// For a refusal: why.
    pub ground: Option<EvidenceGround>,
    /// For a refusal: the reasons in words, as they stand in the decision.
    pub words: Option<String>,
}

#[derive(Default)]
pub(super) struct JudgeEvidenceItemMutation;

#[Object]
impl JudgeEvidenceItemMutation {
    /// Says of one item whether it is shown (逐项意见; W-EV1)
    async fn judge_evidence_item(
        &self,
        ctx: &Context<'_>,
        input: JudgeEvidenceItemInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let item = ItemId(input.item);
        let verdict = verdict(&mut desk.form, &input);
        let command = verdict.map(|verdict| Command::JudgeItem { item, verdict });
        desk.run::<EvidenceAccess>(asked!(input), command).await
    }
}

/// The verdict; what belongs to another one is not read.
fn verdict(form: &mut Form, input: &JudgeEvidenceItemInput) -> Option<Verdict> {
    match input.verdict {
        EvidenceVerdict::Release => Some(Verdict::Release),
        EvidenceVerdict::ReleaseRedacted => {
            let redaction = redaction(form, "redaction", &input.redaction)?;
            Some(Verdict::ReleaseRedacted { redaction })
        }
        EvidenceVerdict::Refuse => {
            let words = form.text("words", input.words.as_deref().unwrap_or_default());
            let ground = ground(form, input.ground);
            Some(Verdict::Refuse {
                ground: ground?.into(),
                words: words?,
            })
        }
    }
}

fn ground(form: &mut Form, ground: Option<EvidenceGround>) -> Option<EvidenceGround> {
    if ground.is_none() {
        let words = Words::new("请选择不予查阅的情形", "A refusal needs a ground.");
        form.problem("ground", "GROUND", words);
    }
    ground
}
