//! A case gives a number back, whether it is kept for the applicant or on the vehicle already.

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
        NumberState::Offered(offer) => {
            let by = offer.to;
            locked.number.decline(by)?
        }
        NumberState::Assigned(holder) => {
            let vehicle = holder.vehicle.clone();
            retire::withdraw(desk, locked, (vehicle, desk.today())).await?
        }
        NumberState::Free | NumberState::ReservedFor { .. } => return Ok(()),
    };
    desk.keep(&given_back).await
}
