//! The workflow of a handover of a vehicle's file. Each step is done by the workers of the office whose step it is.

use crate::{
    contract::{Contract, EffectCall},
    runtime::{CaseWorkflow, Performed, patience},
};
use domain::{
    file_handover::{FileHandover, HandoverEffect},
    identifier::OfficeCode,
};
use temporalio_workflow::WorkflowContext;

crate::case_workflow!(FileHandoverWorkflow, FileHandover, "file_handover", perform);

/// Has the office of the effect do it. One that is dead keeps its step waiting and nothing else of the case.
pub async fn perform<W: CaseWorkflow<Kind = FileHandover>>(
    ctx: WorkflowContext<W>,
    effect: HandoverEffect,
    call: EffectCall<HandoverEffect>,
) -> Performed<HandoverEffect> {
    let office = office(&ctx, &effect);
    let at = |options| patience::at(&office, options);
    match effect {
        HandoverEffect::LockVehicle { .. } | HandoverEffect::ReleaseLock { .. } => {
            ctx.execute_activity(Contract::vehicle_lock, call, at(patience::own()))
                .await
        }
        HandoverEffect::GatherFile { .. } | HandoverEffect::MarkTransferred { .. } => {
            ctx.execute_activity(Contract::origin_file, call, at(patience::bytes()))
                .await
        }
        HandoverEffect::Sign { .. } => {
            ctx.execute_activity(Contract::sign, call, at(patience::own()))
                .await
        }
        HandoverEffect::TransferFiles { .. } => {
            ctx.execute_activity(Contract::transfer_files, call, at(patience::bytes()))
                .await
        }
        HandoverEffect::VerifyFiles { .. } => {
            ctx.execute_activity(Contract::verify_files, call, at(patience::bytes()))
                .await
        }
        HandoverEffect::TellMinistry | HandoverEffect::Report { .. } => {
            ctx.execute_activity(Contract::report_file, call, at(patience::case()))
                .await
        }
    }
}

/// Effects come of events, and the first of these has the route.
fn office<W: CaseWorkflow<Kind = FileHandover>>(
    ctx: &WorkflowContext<W>,
    effect: &HandoverEffect,
) -> OfficeCode {
    ctx.state(|workflow| {
        let state = workflow
            .case()
            .state()
            .expect("an effect is of a case that is open");
        effect.office(state.route()).clone()
    })
}
