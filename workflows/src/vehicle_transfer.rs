//! The workflow of a transfer of a vehicle.

use crate::{
    contract::{Contract, EffectCall},
    runtime::{CaseWorkflow, Performed, patience},
};
use domain::vehicle_transfer::{TransferEffect, VehicleTransfer};
use temporalio_workflow::WorkflowContext;

crate::case_workflow!(
    VehicleTransferWorkflow,
    VehicleTransfer,
    "vehicle_transfer",
    perform
);

/// Has the system asked that an effect is about: a register outside, the pool of numbers, or another case.
pub async fn perform<W: CaseWorkflow<Kind = VehicleTransfer>>(
    ctx: WorkflowContext<W>,
    effect: TransferEffect,
    call: EffectCall<TransferEffect>,
) -> Performed<TransferEffect> {
    match effect {
        TransferEffect::LookUpVehicle { .. }
        | TransferEffect::Register { .. }
        | TransferEffect::CloseAtOrigin { .. }
        | TransferEffect::RegisterDeparture { .. } => {
            ctx.execute_activity(Contract::vehicle_registry, call, patience::registry())
                .await
        }
        TransferEffect::CompareStolen { .. } => {
            ctx.execute_activity(Contract::stolen_vehicles, call, patience::registry())
                .await
        }
        TransferEffect::LookUpInsurance { .. } => {
            ctx.execute_activity(Contract::compulsory_insurance, call, patience::registry())
                .await
        }
        TransferEffect::LookUpInvoice { .. } | TransferEffect::UseInvoice { .. } => {
            ctx.execute_activity(Contract::tax_office, call, patience::registry())
                .await
        }
        TransferEffect::OfferNumbers { .. }
        | TransferEffect::ReserveNumber { .. }
        | TransferEffect::ReleaseNumber { .. }
        | TransferEffect::AssignNumber { .. }
        | TransferEffect::RetireNumber { .. } => {
            ctx.execute_activity(Contract::plate_pool, call, patience::own())
                .await
        }
        // It asks the registry too.
        TransferEffect::ClaimNumber { .. } => {
            ctx.execute_activity(Contract::plate_pool, call, patience::registry())
                .await
        }
        TransferEffect::RequestFile { .. } | TransferEffect::StopHandover { .. } => {
            ctx.execute_activity(Contract::ask_handover, call, patience::case())
                .await
        }
        TransferEffect::LockVehicle { .. } | TransferEffect::ReleaseLock { .. } => {
            ctx.execute_activity(Contract::own_vehicle_lock, call, patience::own())
                .await
        }
        TransferEffect::PrepareFile => {
            ctx.execute_activity(Contract::prepare_file, call, patience::own())
                .await
        }
    }
}
