//! What a handover asks of the world: the lock on the vehicle, the bytes of the file, the signatures of both offices, and
//! the ear of the transfer. Each is done by the workers of the office whose step it is.

pub(crate) mod bytes;
mod extract;
pub(crate) mod gather;
pub(crate) mod lock;
mod ministry;
mod noted;
pub(crate) mod report;
pub(crate) mod sign;

use crate::{
    Activities,
    effects::{misdirected, own, undeliverable, when_asked},
};
use domain::{
    case::Outcome,
    file_handover::{FileHandover, HandoverEffect, HandoverOutcome, State},
};
use files::DossierId;
use temporalio_sdk::activities::ActivityError;
use workflows::contract::EffectCall;

type Call = EffectCall<HandoverEffect>;
type Answer = Result<Outcome<HandoverEffect>, ActivityError>;

/// An effect that came to an activity which does not perform it.
fn elsewhere(effect: &HandoverEffect) -> ActivityError {
    misdirected(match effect {
        HandoverEffect::LockVehicle { .. } | HandoverEffect::ReleaseLock { .. } => "vehicle_lock",
        HandoverEffect::GatherFile { .. } | HandoverEffect::MarkTransferred { .. } => "origin_file",
        HandoverEffect::Sign { .. } => "sign",
        HandoverEffect::TransferFiles { .. } => "transfer_files",
        HandoverEffect::VerifyFiles { .. } => "verify_files",
        HandoverEffect::TellMinistry | HandoverEffect::Report { .. } => "report_file",
    })
}

/// The handover as it was when it asked.
async fn state(activities: &Activities, call: &Call) -> Result<State, ActivityError> {
    Ok(when_asked::<FileHandover>(&activities.store, call).await?.state)
}

fn done(answer: HandoverOutcome) -> Outcome<HandoverEffect> {
    Outcome::Own(answer)
}

/// What the office of origin holds of an attempt.
fn at_origin(state: &State, attempt: u32) -> DossierId {
    let route = state.route();
    DossierId {
        office: route.origin.clone(),
        handover: route.handover.clone(),
        attempt,
    }
}

/// What the destination holds of it.
fn at_destination(state: &State, attempt: u32) -> DossierId {
    DossierId {
        office: state.route().destination.clone(),
        ..at_origin(state, attempt)
    }
}
