//! 提出审核意见，报审 (W-EV2)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, types::EvidenceGround};
use async_graphql::{Context, Enum, InputObject, Object};
use domain::{
    case::TaskId,
    evidence_access::{Command, EvidenceAccess, ProposedDecision},
};
use uuid::Uuid;

/// What the reviewer proposes (审核意见)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ProposedEvidence {
    /// As the verdicts say (按逐项意见)
    Release,
    /// 不予查阅
    Refuse,
}

/// Lays what is to be shown before the head of the unit (报审)
#[derive(Clone, Debug, InputObject)]
pub struct ProposeEvidenceDecisionInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The number of the task.
    pub task: u32,
    /// The fence of your claim.
    pub fence: u32,
    pub decision: ProposedEvidence,
    /// For a release: what you looked into, where the rules or the data leave something open.
    pub checked: Option<String>,
    /// For a refusal as a whole: at least one, and none that is about a single item.
    #[graphql(default)]
    pub grounds: Vec<EvidenceGround>,
    /// For a refusal as a whole: the reasons in words, as they stand in the decision.
    pub words: Option<String>,
}

#[derive(Default)]
pub(super) struct ProposeEvidenceDecisionMutation;

#[Object]
impl ProposeEvidenceDecisionMutation {
    /// Lays what is to be shown before the head of the unit (提出审核意见，报审; W-EV2)
    async fn propose_evidence_decision(
        &self,
        ctx: &Context<'_>,
        input: ProposeEvidenceDecisionInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let decision = desk.proposed(&input);
        let (task, fence) = (TaskId(input.task), input.fence);
        let command = decision.map(|decision| Command::ProposeDecision {
            task,
            fence,
            decision,
        });
        desk.run::<EvidenceAccess>(asked!(input), command).await
    }
}

impl Desk<'_, '_> {
    fn proposed(&mut self, input: &ProposeEvidenceDecisionInput) -> Option<ProposedDecision> {
        let form = &mut self.form;
        match input.decision {
            ProposedEvidence::Release => Some(ProposedDecision::Release {
                checked: form.maybe_text("checked", input.checked.as_deref()),
            }),
            ProposedEvidence::Refuse => Some(ProposedDecision::Refuse {
                grounds: input.grounds.iter().copied().map(Into::into).collect(),
                words: form.text("words", input.words.as_deref().unwrap_or_default())?,
            }),
        }
    }
}
