//! The activity `own_vehicle_lock`: an office keeps other business away from a vehicle that it registers upon a file of its own.

use super::{Answer, Call, elsewhere, own};
use crate::{
    Activities,
    effects::undeliverable,
    lock::{lock, release},
};
use domain::{
    case::Outcome,
    vehicle_transfer::{TransferEffect, TransferOutcome},
};
use store::vehicle_lock::{LockCall, VehicleAt};

/// Locks for this transfer, or ends its lock.
pub(crate) async fn own_vehicle_lock(activities: &Activities, call: &Call) -> Answer {
    let effect = own(call)?;
    let (TransferEffect::LockVehicle { vin } | TransferEffect::ReleaseLock { vin }) = effect else {
        return Err(elsewhere(effect));
    };
    let at = VehicleAt {
        vehicle: activities.store.keys().vehicle_reference(vin),
        office: &call.case.office(),
    };
    let asked = LockCall {
        holder: &call.case,
        effect: call.effect.id,
        at: call.at,
    };
    if matches!(effect, TransferEffect::ReleaseLock { .. }) {
        release(activities, asked, at).await?;
        return Ok(Outcome::Own(TransferOutcome::Released));
    }
    Ok(match lock(activities, asked, at).await? {
        Ok(()) => Outcome::Own(TransferOutcome::Locked),
        Err(refusal) => undeliverable(refusal.code()),
    })
}
