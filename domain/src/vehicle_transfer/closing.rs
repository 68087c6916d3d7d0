//! What an end without a registration has in common.

use super::{Done, Draft, State, Status, TransferEffect, VehicleFile, follow_up};
use crate::{access::Post, case::TaskPurpose, file_handover::StopReason};

/// Nothing is waited for any more, and what was taken for the case is given back: the handover is stopped, the number goes
/// back to the pool. A file that is here already has no way back, so the dossier post sees to it, and to plates that were
/// taken in.
pub(super) fn call_off(draft: &mut Draft<'_>) {
    draft.stop_waiting();
    for purpose in [TaskPurpose::Intake, TaskPurpose::Approve] {
        draft.finish_task(purpose);
    }
    stop_handover(draft);
    let has_file = draft.state().file == VehicleFile::Arrived;
    if has_file || draft.state().outputs.has(Done::PlatesWithdrawn) {
        follow_up::open(draft, Post::Dossier);
    }
    if let Some(number) = draft.state().plate().cloned() {
        draft.request(TransferEffect::ReleaseNumber { number });
    }
}

/// The handover that is under way has no case to come to, or none that goes on. One whose number is not known yet is stopped when it
/// is.
pub(super) fn stop_handover(draft: &mut Draft<'_>) {
    let state = draft.state();
    if let VehicleFile::Requested {
        handover: Some(handover),
        ..
    } = &state.file
    {
        let (handover, reason) = (handover.clone(), why(state));
        draft.request(TransferEffect::StopHandover { handover, reason });
    }
}

fn why(state: &State) -> StopReason {
    match state.status {
        Status::Withdrawn => StopReason::Withdrawn,
        Status::Lapsed => StopReason::TimedOut,
        _ if !state.stops.is_empty() => StopReason::VehicleStopped,
        _ => StopReason::NotGranted,
    }
}
