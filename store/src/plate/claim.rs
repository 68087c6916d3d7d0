//! A former owner takes their number for a new vehicle (Order 164, article 44).

use super::{
    PoolCall, Pooled,
    desk::{Desk, Opened},
    refusal::Stop,
};
use crate::Store;
use domain::{
    identifier::{OfficeCode, PlateNumber},
    plate::Claim,
};
use serde_json::json;

/// Which number they claim, and for what.
#[derive(Clone, Copy, Debug)]
pub struct FormerOwner<'a> {
    pub office: &'a OfficeCode,
    pub number: &'a PlateNumber,
    pub claim: &'a Claim,
}

impl Store {
    /// Puts the number on the new vehicle. `VEHICLE_HAS_NUMBER`, `NOT_IN_POOL`, `NOT_RESERVED`, `NOT_FORMER_OWNER`,
    /// `NOT_SETTLED`.
    pub async fn claim_plate_number(&self, call: PoolCall<'_>, former: &FormerOwner<'_>) -> Pooled<()> {
        let FormerOwner {
            office,
            number,
            claim,
        } = former;
        let asked = json!(["CLAIM", office, number, claim.by, claim.vehicle]);
        let desk = match self.desk(call, &asked).await? {
            Opened::Answered(answer) => return Ok(answer),
            Opened::New(desk) => desk,
        };
        let claimed = claim_back(&desk, former).await;
        desk.answer(claimed).await
    }
}

async fn claim_back(desk: &Desk<'_>, former: &FormerOwner<'_>) -> Result<(), Stop> {
    desk.without_number((former.office, &former.claim.vehicle), None)
        .await?;
    let locked = desk.lock_at(former.office, former.number).await?;
    desk.keep(&locked.number.claim(former.claim.clone(), desk.now())?)
        .await
}
