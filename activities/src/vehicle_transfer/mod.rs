//! What a transfer asks of the world: registers, the pool of numbers, the file, and the handover that brings it.

pub(crate) mod file;
pub(crate) mod lock;
pub(crate) mod plates;
pub(crate) mod registers;

use crate::{
    Activities,
    effects::{contact, misdirected, own, when_asked},
    ports::{IdempotencyKey, Party},
};
use domain::{
    access::PersonId,
    case::Outcome,
    vehicle_transfer::{State, TransferEffect, VehicleTransfer},
};
use temporalio_sdk::activities::ActivityError;
use workflows::contract::EffectCall;

type Call = EffectCall<TransferEffect>;
type Answer = Result<Outcome<TransferEffect>, ActivityError>;

fn key(call: &Call) -> IdempotencyKey {
    IdempotencyKey::of(&call.case, call.effect.id)
}

/// An effect that came to an activity which does not perform it.
fn elsewhere(effect: &TransferEffect) -> ActivityError {
    misdirected(match effect {
        TransferEffect::LookUpVehicle { .. }
        | TransferEffect::Register { .. }
        | TransferEffect::CloseAtOrigin { .. }
        | TransferEffect::RegisterDeparture { .. } => "vehicle_registry",
        TransferEffect::CompareStolen { .. } => "stolen_vehicles",
        TransferEffect::LookUpInsurance { .. } => "compulsory_insurance",
        TransferEffect::LookUpInvoice { .. } | TransferEffect::UseInvoice { .. } => "tax_office",
        TransferEffect::OfferNumbers { .. }
        | TransferEffect::ReserveNumber { .. }
        | TransferEffect::ClaimNumber { .. }
        | TransferEffect::ReleaseNumber { .. }
        | TransferEffect::AssignNumber { .. }
        | TransferEffect::RetireNumber { .. } => "plate_pool",
        TransferEffect::LockVehicle { .. } | TransferEffect::ReleaseLock { .. } => "own_vehicle_lock",
        TransferEffect::PrepareFile => "prepare_file",
        TransferEffect::RequestFile { .. } | TransferEffect::StopHandover { .. } => "ask_handover",
    })
}

/// The person as registers outside know them.
async fn party(activities: &Activities, person: PersonId) -> Result<Party, ActivityError> {
    let document = contact(&activities.store, person).await?.document;
    Ok(Party { person, document })
}

/// [`when_asked`], where the time does not matter.
async fn state(activities: &Activities, call: &Call) -> Result<State, ActivityError> {
    Ok(when_asked::<VehicleTransfer>(&activities.store, call)
        .await?
        .state)
}
