//! A case gives a number back, whether it is kept for the applicant or on the vehicle already. One that was claimed waits for its
//! former owner again.

use super::{
    PoolCall, Pooled,
    desk::{Desk, Opened},
    refusal::Stop,
    retire,
    row::Taken,
};
use crate::Store;
use domain::{identifier::PlateNumber, plate::NumberState};
use serde_json::json;

impl Store {
    /// Gives a number back. What this case does not hold, or not any more, stays as it is: then there is nothing to give.
    pub async fn release_plate_number(&self, call: PoolCall<'_>, number: &PlateNumber) -> Pooled<()> {
        let desk = match self.desk(call, &json!(["RELEASE", number])).await? {
            Opened::Answered(answer) => return Ok(answer),
            Opened::New(desk) => desk,
        };
        let released = release(&desk, number).await;
        desk.answer(released).await
    }
}

async fn release(desk: &Desk<'_>, number: &PlateNumber) -> Result<(), Stop> {
    let locked = desk.lock(number.as_str(), Taken::Wait).await?;
    let own = locked.filter(|locked| locked.case.as_deref() == Some(desk.case()));
    let Some(locked) = own else { return Ok(()) };
    let given_back = match locked.number.state() {
        NumberState::Offered { offer, .. } => {
            let by = offer.to;
            locked.number.decline(by)?
        }
        // A case that has one gives it back before the registry has the vehicle with it, or not at all.
        NumberState::Assigned { holder, .. } => {
            let from = (holder.vehicle.clone(), desk.today());
            let withdrawal = retire::withdrawal(desk, &locked, from).await?;
            locked.number.take_back(&withdrawal)?
        }
        NumberState::Free | NumberState::ReservedFor(_) => return Ok(()),
    };
    desk.keep(&given_back).await
}
