//! The workflow of a licence application.

use crate::{
    contract::{Contract, EffectCall},
    runtime::{CaseWorkflow, Performed, patience::registry},
};
use domain::licence_application::{LicenceApplication, LicenceEffect};
use temporalio_workflow::WorkflowContext;

crate::case_workflow!(
    LicenceApplicationWorkflow,
    LicenceApplication,
    "licence_application",
    perform
);

/// Has the licence registry or the app asked, whichever can answer.
pub async fn perform<W: CaseWorkflow<Kind = LicenceApplication>>(
    ctx: WorkflowContext<W>,
    effect: LicenceEffect,
    call: EffectCall<LicenceEffect>,
) -> Performed<LicenceEffect> {
    match effect {
        LicenceEffect::LookUpLicence { .. } => {
            ctx.execute_activity(Contract::look_up_licence, call, registry())
                .await
        }
        LicenceEffect::IssueLicence { .. } => {
            ctx.execute_activity(Contract::issue_licence, call, registry())
                .await
        }
        LicenceEffect::DeliverLicence { .. } => {
            ctx.execute_activity(Contract::deliver_licence, call, registry())
                .await
        }
        LicenceEffect::RevokeLicence { .. } => {
            ctx.execute_activity(Contract::revoke_licence, call, registry())
                .await
        }
    }
}
