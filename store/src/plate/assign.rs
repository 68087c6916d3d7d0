//! A number that is kept for a person goes on their vehicle.

use super::{
    PoolCall, Pooled,
    desk::{Desk, Opened},
    refusal::Stop,
};
use crate::Store;
use domain::{
    access::PersonId,
    identifier::{OfficeCode, PlateNumber, Vin},
    plate::Holder,
};
use serde_json::json;

/// Which number for whose vehicle.
#[derive(Clone, Copy, Debug)]
pub struct Assignment<'a> {
    pub office: &'a OfficeCode,
    pub number: &'a PlateNumber,
    pub vehicle: &'a Vin,
    pub to: PersonId,
    /// The number that the vehicle may still carry beside it, until it is retired.
    pub instead_of: Option<&'a PlateNumber>,
}

impl Store {
    /// Puts the number on the vehicle. `VEHICLE_HAS_NUMBER`, `NOT_IN_POOL`, `NOT_OFFERED`, `ASSIGNED`, `OFFERED`, `RESERVED`.
    pub async fn assign_plate_number(&self, call: PoolCall<'_>, assignment: &Assignment<'_>) -> Pooled<()> {
        let Assignment {
            office,
            number,
            vehicle,
            to,
            instead_of,
        } = assignment;
        let asked = json!(["ASSIGN", office, number, vehicle, to, instead_of]);
        let desk = match self.desk(call, &asked).await? {
            Opened::Answered(answer) => return Ok(answer),
            Opened::New(desk) => desk,
        };
        let assigned = assign(&desk, assignment).await;
        desk.answer(assigned).await
    }
}

pub(super) async fn assign(desk: &Desk<'_>, assignment: &Assignment<'_>) -> Result<(), Stop> {
    // The vehicle first, then the number: each does so, and no two wait for each other.
    desk.without_number((assignment.office, assignment.vehicle), assignment.instead_of)
        .await?;
    let locked = desk.lock_at(assignment.office, assignment.number).await?;
    let holder = Holder {
        owner: assignment.to,
        vehicle: assignment.vehicle.clone(),
        since: desk.today(),
    };
    desk.keep(&locked.number.assign(holder, desk.now())?).await
}
