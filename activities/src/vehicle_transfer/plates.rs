//! The activity `plate_pool`: whatever a transfer does with a number. The pool does each effect once.

use super::{Answer, Call, elsewhere, own};
use crate::{Activities, effects::tables_away};
use chrono::TimeDelta;
use domain::{
    case::Outcome,
    plate::PlateRefusal,
    vehicle_transfer::{TransferEffect, TransferOutcome},
};
use rand::{SeedableRng as _, rngs::StdRng};
use store::plate::{Assignment, Choice, PoolCall, PoolRefusal, Pooled, Reservation, Retirement};

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
            let reservation = Reservation {
                office: &office,
                number,
                to: *to,
                until: call.at + KEPT,
            };
            let reserved = store.reserve_plate_number(pool, &reservation).await;
            answered(reserved, |until| TransferOutcome::NumberReserved { until })
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
