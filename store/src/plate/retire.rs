//! A number comes off a vehicle that has given up its plates: kept for its owner who used it for a year, else back in the pool.

use super::{
    PoolCall, Pooled,
    desk::{Desk, Opened},
    refusal::Stop,
    row::{Locked, Taken},
};
use crate::Store;
use chrono::NaiveDate;
use domain::{
    identifier::{PlateNumber, Vin},
    plate::{NumberState, PlateRefusal, Withdrawal, last_day_to_claim},
};
use serde_json::json;

/// Which number comes off which vehicle.
#[derive(Clone, Copy, Debug)]
pub struct Retirement<'a> {
    pub number: &'a PlateNumber,
    pub vehicle: &'a Vin,
    /// The day on which the plates were given up.
    pub on: NaiveDate,
}

impl Store {
    /// Takes the number off, in the pool of whichever office gave it. Gives whether it is kept for its former owner.
    /// `NOT_IN_POOL`, `NOT_ON_VEHICLE`.
    pub async fn retire_plate_number(&self, call: PoolCall<'_>, retirement: &Retirement<'_>) -> Pooled<bool> {
        let Retirement { number, vehicle, on } = retirement;
        let desk = match self.desk(call, &json!(["RETIRE", number, vehicle, on])).await? {
            Opened::Answered(answer) => return Ok(answer),
            Opened::New(desk) => desk,
        };
        let kept = retire(&desk, retirement).await;
        desk.answer(kept).await
    }
}

async fn retire(desk: &Desk<'_>, retirement: &Retirement<'_>) -> Result<bool, Stop> {
    let locked = desk.lock(retirement.number.as_str(), Taken::Wait).await?;
    let locked = locked.ok_or(PlateRefusal::NotInPool)?;
    let from = (retirement.vehicle.clone(), retirement.on);
    let withdrawal = withdrawal(desk, &locked, from).await?;
    let retired = locked.number.withdraw(&withdrawal)?;
    desk.keep(&retired).await?;
    Ok(matches!(retired.state(), NumberState::ReservedFor(_)))
}

/// How the number comes off its vehicle. For how long it is kept, the calendar of its office says.
pub(super) async fn withdrawal(
    desk: &Desk<'_>,
    locked: &Locked,
    (vehicle, on): (Vin, NaiveDate),
) -> Result<Withdrawal, Stop> {
    let calendar = desk.store().office_calendar(desk.tx(), &locked.office).await?;
    Ok(Withdrawal {
        vehicle,
        on,
        claim_until: last_day_to_claim(on, &calendar),
    })
}
