//! The lock on the vehicle at this office: held while the registry is asked, where the file is at hand and no handover holds it.
//!
//! One transfer of a vehicle is open at a time, so what it can meet is a handover of an earlier one, which has not ended yet.

use super::{
    Draft, Event, Facts, Status, TransferEffect, VehicleFile, VehicleLock, file, follow_up, registration,
};
use crate::access::Post;

/// Asks for it, where the registration is upon a file of the office's own; elsewhere goes on at once.
pub(super) fn take(draft: &mut Draft<'_>) {
    if draft.state().file == VehicleFile::AtHand {
        let vin = draft.state().vin.clone();
        draft.request(TransferEffect::LockVehicle { vin });
    } else {
        registration::go_on(draft);
    }
}

/// Nobody else has it. What came up in between stops it before the registry hears of it, also that whoever had it took the file away.
pub(super) fn confirmed(draft: &mut Draft<'_>, facts: &Facts) {
    if draft.state().status != Status::Registering {
        release(draft);
    } else if draft.state().stops.is_empty() && file::taken_away(draft.state(), facts).is_none() {
        registration::go_on(draft);
    } else {
        registration::barred(draft, facts);
    }
}

/// Another case has it: staff of plates and papers ask again when that has ended.
pub(super) fn refused(draft: &mut Draft<'_>, code: &str) {
    let code = code.to_owned();
    draft.write(Event::LockRefused { code });
    follow_up::open(draft, Post::Plates);
}

/// The vehicle is free again.
pub(super) fn release(draft: &mut Draft<'_>) {
    if draft.state().lock == VehicleLock::Held {
        let vin = draft.state().vin.clone();
        draft.request(TransferEffect::ReleaseLock { vin });
    }
}
