//! What an end without a registration has in common.

use super::{Done, Draft, TransferEffect, VehicleFile, ask, follow_up};
use crate::{access::Post, case::TaskPurpose};

/// Nothing is waited for any more, and what was taken for the case is given back: the handover is called off, the number goes
/// back to the pool. A file that is here already has no way back yet, so the
/// dossier post sees to it, and to plates that were taken in.
pub(super) fn call_off(draft: &mut Draft<'_>) {
    draft.stop_waiting();
    for purpose in [TaskPurpose::Intake, TaskPurpose::Approve] {
        draft.finish_task(purpose);
    }
    give_back(draft);
}

fn give_back(draft: &mut Draft<'_>) {
    let file = &draft.state().file;
    let by_hand = matches!(file, VehicleFile::Arrived | VehicleFile::Checked { .. });
    if matches!(file, VehicleFile::Requested { .. }) {
        ask(draft, TransferEffect::ReleaseFile);
    }
    if by_hand || draft.state().outputs.has(Done::PlatesWithdrawn) {
        follow_up::open(draft, Post::Dossier);
    }
    if let Some(number) = draft.state().plate().cloned() {
        ask(draft, TransferEffect::ReleaseNumber { number });
    }
}
