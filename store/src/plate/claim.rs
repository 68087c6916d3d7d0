//! A former owner asks for their number, which is kept for them as any other is (Order 164, article 44).

use super::{
    PoolCall, Pooled,
    desk::{Desk, Opened},
    refusal::Stop,
    reserve::Reservation,
    row::read,
};
use crate::{Store, StoreError, entity::plate_number::Entity};
use domain::{identifier::Vin, plate::Claim, time::Moment};
use sea_orm::EntityTrait;
use serde_json::json;

impl Store {
    /// The vehicle that carried a number, if that waits for this person. What is open of it has to be asked before the number
    /// can be claimed.
    pub async fn former_vehicle(&self, wish: &Reservation<'_>) -> Result<Option<Vin>, StoreError> {
        let found = Entity::find_by_id(wish.number.as_str())
            .one(self.connection())
            .await?;
        let Some(row) = found.filter(|row| row.office == wish.office.as_str()) else {
            return Ok(None);
        };
        let number = read(self.keys(), &row)?;
        let own = number.kept().filter(|kept| kept.former == wish.to);
        Ok(own.and_then(|kept| kept.vehicle.clone()))
    }

    /// Keeps the number, whose former vehicle is named where nothing of that is open; gives until when. `NOT_IN_POOL`,
    /// `NOT_RESERVED`, `NOT_FORMER_OWNER`, `NOT_SETTLED`.
    pub async fn claim_plate_number(
        &self,
        call: PoolCall<'_>,
        wish: &Reservation<'_>,
        settled: Option<Vin>,
    ) -> Pooled<Moment> {
        let Reservation {
            office, number, to, ..
        } = wish;
        let desk = match self.desk(call, &json!(["CLAIM", office, number, to])).await? {
            Opened::Answered(answer) => return Ok(answer),
            Opened::New(desk) => desk,
        };
        let claimed = claim_back(&desk, wish, settled).await;
        desk.answer(claimed).await
    }
}

async fn claim_back(desk: &Desk<'_>, wish: &Reservation<'_>, settled: Option<Vin>) -> Result<Moment, Stop> {
    let locked = desk.lock_at(wish.office, wish.number).await?;
    let offer = wish.offer();
    desk.keep(&locked.number.claim(Claim { offer, settled }, desk.now())?)
        .await?;
    Ok(offer.until)
}
