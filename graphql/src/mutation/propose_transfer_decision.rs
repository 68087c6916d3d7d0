//! 提出审核意见，报审 (norm)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, types::TransferGround};
use async_graphql::{Context, Enum, InputObject, Object};
use domain::vehicle_transfer::{Command, ProposedDecision, VehicleTransfer};
use uuid::Uuid;

/// What the reviewer of a transfer proposes (审核意见)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ProposedTransfer {
    /// 准予登记
    Register,
    /// 不予办理
    Refuse,
}

/// Lays a decision on a transfer before the lead (报审)
#[derive(Clone, Debug, InputObject)]
pub struct ProposeTransferDecisionInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub decision: ProposedTransfer,
    /// For a registration: what you looked into, where the rules or the data leave something open.
    pub checked: Option<String>,
    /// For a refusal: at least one.
    #[graphql(default)]
    pub grounds: Vec<TransferGround>,
}

#[derive(Default)]
pub(super) struct ProposeTransferDecisionMutation;

#[Object]
impl ProposeTransferDecisionMutation {
    /// Lays a decision on a transfer before the lead (提出审核意见，报审)
    async fn propose_transfer_decision(
        &self,
        ctx: &Context<'_>,
        input: ProposeTransferDecisionInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let checked = desk.form.maybe_text("checked", input.checked.as_deref());
        let decision = match input.decision {
            ProposedTransfer::Register => ProposedDecision::Register { checked },
            ProposedTransfer::Refuse => ProposedDecision::Refuse {
                grounds: input.grounds.iter().copied().map(Into::into).collect(),
            },
        };
        let command = Command::ProposeDecision { decision };
        desk.run::<VehicleTransfer>(asked!(input), Some(command)).await
    }
}
