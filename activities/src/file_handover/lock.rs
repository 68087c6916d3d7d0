//! The activity `vehicle_lock`: the office of origin keeps other business away from a vehicle whose file is on its way.

use super::{Answer, Call, done, elsewhere, own, state, undeliverable};
use crate::{
    Activities,
    lock::{lock, release},
};
use domain::file_handover::{HandoverEffect, HandoverOutcome};
use store::vehicle_lock::{LockCall, VehicleAt};

/// Locks for this handover, or ends its lock.
pub(crate) async fn vehicle_lock(activities: &Activities, call: &Call) -> Answer {
    let effect = own(call)?;
    let (HandoverEffect::LockVehicle { vehicle } | HandoverEffect::ReleaseLock { vehicle }) = effect else {
        return Err(elsewhere(effect));
    };
    let state = state(activities, call).await?;
    let at = VehicleAt {
        vehicle: *vehicle,
        office: &state.route().origin,
    };
    let asked = LockCall {
        holder: &call.case,
        effect: call.effect.id,
        at: call.at,
    };
    if matches!(effect, HandoverEffect::ReleaseLock { .. }) {
        release(activities, asked, at).await?;
        return Ok(done(HandoverOutcome::Released));
    }
    Ok(match lock(activities, asked, at).await? {
        Ok(()) => done(HandoverOutcome::Locked),
        Err(refusal) => undeliverable(refusal.code()),
    })
}
