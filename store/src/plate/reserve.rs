//! A number is kept for one person: one that was offered to them, or one that they composed.

use super::{
    PoolCall, Pooled,
    desk::{Desk, Opened},
    refusal::Stop,
};
use crate::{Store, record::moment};
use domain::{
    access::PersonId,
    identifier::{OfficeCode, PlateNumber},
    plate::Offer,
    time::Moment,
};
use serde_json::json;

/// The wish to have one number.
#[derive(Clone, Copy, Debug)]
pub struct Reservation<'a> {
    pub office: &'a OfficeCode,
    pub number: &'a PlateNumber,
    pub to: PersonId,
    /// Not included.
    pub until: Moment,
}

impl Reservation<'_> {
    /// What the number is kept by.
    pub(super) fn offer(&self) -> Offer {
        Offer {
            to: self.to,
            until: moment(self.until),
        }
    }
}

impl Store {
    /// Keeps the number; gives until when. `NOT_IN_POOL`, `ASSIGNED`, `OFFERED`, `RESERVED`.
    pub async fn reserve_plate_number(
        &self,
        call: PoolCall<'_>,
        reservation: &Reservation<'_>,
    ) -> Pooled<Moment> {
        let Reservation {
            office, number, to, ..
        } = reservation;
        let desk = match self.desk(call, &json!(["RESERVE", office, number, to])).await? {
            Opened::Answered(answer) => return Ok(answer),
            Opened::New(desk) => desk,
        };
        let reserved = reserve(&desk, reservation).await;
        desk.answer(reserved).await
    }
}

pub(super) async fn reserve(desk: &Desk<'_>, reservation: &Reservation<'_>) -> Result<Moment, Stop> {
    let locked = desk.lock_at(reservation.office, reservation.number).await?;
    let offer = reservation.offer();
    desk.keep(&locked.number.offer(offer, desk.now())?).await?;
    Ok(offer.until)
}
