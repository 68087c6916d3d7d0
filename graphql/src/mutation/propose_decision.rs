//! 提出审核意见，报审 (norm)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, types::DecisionGround};
use async_graphql::{Context, Enum, InputObject, Object};
use domain::{
    case::TaskId,
    licence_application::{Command, LicenceApplication, ProposedDecision},
};
use uuid::Uuid;

/// What the reviewer proposes (审核意见)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum Proposed {
    /// 准予核发
    Grant,
    /// 不予核发
    Refuse,
}

/// Lays a decision before the lead (报审)
#[derive(Clone, Debug, InputObject)]
pub struct ProposeDecisionInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The number of the task.
    pub task: u32,
    /// The fence of your claim.
    pub fence: u32,
    pub decision: Proposed,
    /// For a grant: what you looked into, where the registry's answer leaves a doubt.
    pub checked: Option<String>,
    /// For a refusal: at least one.
    #[graphql(default)]
    pub grounds: Vec<DecisionGround>,
    pub remarks: Option<String>,
}

#[derive(Default)]
pub(super) struct ProposeDecisionMutation;

#[Object]
impl ProposeDecisionMutation {
    /// Lays a decision before the lead (提出审核意见，报审)
    async fn propose_decision(&self, ctx: &Context<'_>, input: ProposeDecisionInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let checked = desk.form.maybe_text("checked", input.checked.as_deref());
        let remarks = desk.form.maybe_text("remarks", input.remarks.as_deref());
        let decision = match input.decision {
            Proposed::Grant => ProposedDecision::Grant { checked },
            Proposed::Refuse => ProposedDecision::Refuse {
                grounds: input.grounds.iter().copied().map(Into::into).collect(),
            },
        };
        let (task, fence) = (TaskId(input.task), input.fence);
        let command = Command::ProposeDecision {
            task,
            fence,
            decision,
            remarks,
        };
        desk.run::<LicenceApplication>(asked!(input), Some(command)).await
    }
}
