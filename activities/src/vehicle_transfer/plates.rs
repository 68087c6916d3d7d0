//! The activity `plate_pool`: whatever a transfer does with a number. The pool does each effect once.

use super::{Answer, Call, elsewhere, own, party};
use crate::{
    Activities,
    effects::{heard, tables_away},
    ports::VehicleQuery,
};
use chrono::TimeDelta;
use domain::{
    access::PersonId,
    case::Outcome,
    identifier::{OfficeCode, PlateNumber, Vin},
    plate::PlateRefusal,
    vehicle_transfer::{TransferEffect, TransferOutcome, VehicleRecord},
};
use rand::{SeedableRng as _, rngs::StdRng};
use store::plate::{Assignment, Choice, PoolCall, PoolRefusal, Pooled, Reservation, Retirement};
use temporalio_sdk::activities::ActivityError;

/// How many numbers are drawn for one person. Order 164, article 43 gives no figure (policy).
const CHOICE: usize = 50;
/// How long they have to choose (policy).
const TO_CHOOSE: TimeDelta = TimeDelta::hours(1);
/// How long a chosen number is kept until it is on the vehicle (policy).
const KEPT: TimeDelta = TimeDelta::days(30);

/// Draws, keeps, gives back, puts on a vehicle or takes off.
pub(crate) async fn plate_pool(activities: &Activities, call: &Call) -> Answer {
    let (store, office) = (&activities.store, call.case.office());
    let pool = PoolCall {
        case: &call.case,
        effect: call.effect.id,
        at: call.at,
    };
    match own(call)? {
        TransferEffect::OfferNumbers { to, class } => {
            let choice = Choice {
                office: &office,
                class: *class,
                to: *to,
                count: CHOICE,
                until: call.at + TO_CHOOSE,
            };
            let mut random = StdRng::from_os_rng();
            let offered = store.offer_plate_numbers(pool, &choice, &mut random).await;
            settled(offered, |offered| TransferOutcome::NumbersOffered {
                numbers: offered.numbers,
                until: offered.until,
            })
        }
        TransferEffect::ReserveNumber { number, to } => {
            let reservation = kept(call, (&office, number, *to));
            let reserved = store.reserve_plate_number(pool, &reservation).await;
            answered(reserved, |until| TransferOutcome::NumberReserved { until })
        }
        TransferEffect::ClaimNumber { number, to } => {
            let reservation = kept(call, (&office, number, *to));
            let settled = settled_vehicle(activities, &reservation).await?;
            let claimed = store.claim_plate_number(pool, &reservation, settled).await;
            answered(claimed, |until| TransferOutcome::NumberReserved { until })
        }
        TransferEffect::AssignNumber {
            number,
            vin,
            to,
            instead_of,
        } => {
            let assignment = Assignment {
                office: &office,
                number,
                vehicle: vin,
                to: *to,
                instead_of: instead_of.as_ref(),
            };
            let assigned = store.assign_plate_number(pool, &assignment).await;
            answered(assigned, |()| TransferOutcome::NumberAssigned)
        }
        TransferEffect::ReleaseNumber { number } => {
            let released = store.release_plate_number(pool, number).await;
            settled(released, |()| TransferOutcome::Done)
        }
        TransferEffect::RetireNumber { number, vin, on } => {
            let retirement = Retirement {
                number,
                vehicle: vin,
                on: *on,
            };
            let retired = store.retire_plate_number(pool, &retirement).await;
            settled(retired, |kept| TransferOutcome::NumberRetired { kept })
        }
        effect => Err(elsewhere(effect)),
    }
}

/// The wish that a number is kept until it is on the vehicle.
fn kept<'a>(
    call: &Call,
    (office, number, to): (&'a OfficeCode, &'a PlateNumber, PersonId),
) -> Reservation<'a> {
    Reservation {
        office,
        number,
        to,
        until: call.at + KEPT,
    }
}

/// The vehicle that carried the number before, if it waits for this person and the registry says that nothing of the vehicle is
/// open (Order 164, article 44(2)3).
async fn settled_vehicle(
    activities: &Activities,
    wish: &Reservation<'_>,
) -> Result<Option<Vin>, ActivityError> {
    let former = activities.store.former_vehicle(wish).await;
    let Some(vin) = former.map_err(|error| tables_away(&error))? else {
        return Ok(None);
    };
    let query = VehicleQuery {
        vin: vin.clone(),
        applicant: party(activities, wish.to).await?,
    };
    let found = heard(activities.registers.vehicles.look_up(&query).await)?;
    Ok(found.filter(VehicleRecord::is_settled).map(|_| vin))
}

/// What the applicant can answer with another number.
fn answered<T>(pooled: Pooled<T>, done: impl FnOnce(T) -> TransferOutcome) -> Answer {
    match pooled {
        Ok(Err(PoolRefusal::Plate(refusal))) => Ok(Outcome::Own(denied(refusal))),
        pooled => settled(pooled, done),
    }
}

const fn denied(refusal: PlateRefusal) -> TransferOutcome {
    TransferOutcome::NumberRefused { refusal }
}

/// What is refused otherwise, a person has to see to.
fn settled<T>(pooled: Pooled<T>, done: impl FnOnce(T) -> TransferOutcome) -> Answer {
    match pooled.map_err(|error| tables_away(&error))? {
        Ok(answer) => Ok(Outcome::Own(done(answer))),
        Err(refusal) => Ok(Outcome::Undeliverable {
            code: refusal.code().to_owned(),
        }),
    }
}
