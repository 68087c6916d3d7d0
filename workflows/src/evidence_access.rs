//! The workflow of an application to see accident evidence.

use crate::{
    contract::{Contract, EffectCall},
    runtime::{CaseWorkflow, Performed, patience},
};
use domain::evidence_access::{EvidenceAccess, EvidenceEffect};
use temporalio_workflow::WorkflowContext;

crate::case_workflow!(EvidenceAccessWorkflow, EvidenceAccess, "evidence_access", perform);

/// Has the accident unit's register asked, pages made, or a code sent.
pub async fn perform<W: CaseWorkflow<Kind = EvidenceAccess>>(
    ctx: WorkflowContext<W>,
    effect: EvidenceEffect,
    call: EffectCall<EvidenceEffect>,
) -> Performed<EvidenceEffect> {
    match effect {
        EvidenceEffect::LookUpAccident { .. } => {
            ctx.execute_activity(Contract::accident_register, call, patience::registry())
                .await
        }
        EvidenceEffect::MakePages { .. } => {
            ctx.execute_activity(Contract::make_pages, call, patience::bytes())
                .await
        }
        EvidenceEffect::SendCode { .. } => {
            ctx.execute_activity(Contract::send_code, call, patience::code())
                .await
        }
    }
}
