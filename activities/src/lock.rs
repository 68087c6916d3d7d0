//! The lock on a vehicle at an office, for whichever case asks. The record does each effect once.

use crate::{
    Activities,
    effects::{again, tables_away},
};
use store::vehicle_lock::{self, LockCall, LockRefusal, VehicleAt};
use temporalio_sdk::activities::ActivityError;

/// Locks it, or says why not.
pub(crate) async fn lock(
    activities: &Activities,
    call: LockCall<'_>,
    at: VehicleAt<'_>,
) -> Result<Result<(), LockRefusal>, ActivityError> {
    let locked = vehicle_lock::lock(&activities.store, call, at).await;
    locked.map_err(|error| tables_away(&error))
}

/// Ends the lock of this case. No lock is left behind: it is asked for until it is done.
pub(crate) async fn release(
    activities: &Activities,
    call: LockCall<'_>,
    at: VehicleAt<'_>,
) -> Result<(), ActivityError> {
    let released = vehicle_lock::release(&activities.store, call, at).await;
    let released = released.map_err(|error| tables_away(&error))?;
    released.map_err(|refusal| again(refusal.code()))
}
