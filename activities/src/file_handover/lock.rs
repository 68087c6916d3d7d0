//! The activity `vehicle_lock`: the office of origin keeps other business away from a vehicle whose file is on its way.

use super::{Answer, Call, done, elsewhere, own, state, undeliverable};
use crate::{
    Activities,
    effects::{again, tables_away},
};
use domain::file_handover::{HandoverEffect, HandoverOutcome};
use store::vehicle_lock::{self, LockCall, VehicleAt};

/// Locks for this handover, or ends its lock. The record does each effect once.
pub(crate) async fn vehicle_lock(activities: &Activities, call: &Call) -> Answer {
    let (store, effect) = (&activities.store, own(call)?);
    let (HandoverEffect::LockVehicle { vehicle } | HandoverEffect::ReleaseLock { vehicle }) = effect else {
        return Err(elsewhere(effect));
    };
    let state = state(activities, call).await?;
    let at = VehicleAt {
        vehicle: *vehicle,
        office: &state.route().origin,
    };
    let asked = LockCall {
        handover: &call.case,
        effect: call.effect.id,
        at: call.at,
    };
    if matches!(effect, HandoverEffect::LockVehicle { .. }) {
        let locked = vehicle_lock::lock(store, asked, at).await;
        return Ok(match locked.map_err(|error| tables_away(&error))? {
            Ok(()) => done(HandoverOutcome::Locked),
            Err(refusal) => undeliverable(refusal.code()),
        });
    }
    let released = vehicle_lock::release(store, asked, at).await;
    match released.map_err(|error| tables_away(&error))? {
        Ok(()) => Ok(done(HandoverOutcome::Released)),
        // No lock is left behind: it is asked for until it is done.
        Err(refusal) => Err(again(refusal.code())),
    }
}
