//! One number of the pool and everything that may happen to it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PlateRefusal, used_long_enough};
use crate::access::PersonId;
use crate::identifier::{PlateNumber, Vin};
use crate::time::{Moment, office_day};

/// A number with its state. It has one state at a time, so it is on one vehicle at most, and never free while it is on one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PoolNumber {
    number: PlateNumber,
    state: NumberState,
}

/// Where a number is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "state"
)]
pub enum NumberState {
    Free,
    /// One person may take it until a moment, which is not included.
    Offered(Offer),
    Assigned(Holder),
    /// Its former owner alone may claim it, to the end of a day (Asia/Shanghai).
    ReservedFor {
        former: PersonId,
        until: NaiveDate,
    },
}

/// An offer to one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    pub to: PersonId,
    /// Not included.
    pub until: Moment,
}

/// The vehicle that carries a number, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Holder {
    pub owner: PersonId,
    pub vehicle: Vin,
    /// The day from which this owner has used it on this vehicle.
    pub since: NaiveDate,
}

/// Plates are withdrawn: the vehicle is transferred, moved to another area, or deregistered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    pub vehicle: Vin,
    pub on: NaiveDate,
    /// The last day on which the former owner may claim the number ([`super::last_day_to_claim`]).
    pub claim_until: NaiveDate,
}

/// A former owner asks for the number on a new vehicle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub by: PersonId,
    pub vehicle: Vin,
    /// Whether violations and accidents of the former vehicle are settled.
    pub settled: bool,
}

/// Each transition takes the number and gives it back, or says why not. What has run out by `now` counts as over.
impl PoolNumber {
    pub const fn free(number: PlateNumber) -> Self {
        Self::in_state(number, NumberState::Free)
    }

    /// A number that was kept elsewhere.
    pub const fn in_state(number: PlateNumber, state: NumberState) -> Self {
        Self { number, state }
    }

    pub const fn number(&self) -> &PlateNumber {
        &self.number
    }

    /// The state as it was last written: an offer or a reservation in it may have run out.
    pub const fn state(&self) -> &NumberState {
        &self.state
    }

    /// The vehicle that carries it.
    pub const fn vehicle(&self) -> Option<&Vin> {
        match &self.state {
            NumberState::Assigned(holder) => Some(&holder.vehicle),
            NumberState::Free | NumberState::Offered(_) | NumberState::ReservedFor { .. } => None,
        }
    }

    /// Whether it can be offered to anybody at this moment.
    pub fn is_free(&self, now: Moment) -> bool {
        match &self.state {
            NumberState::Free => true,
            NumberState::Offered(offer) => offer.until <= now,
            NumberState::Assigned(_) => false,
            NumberState::ReservedFor { until, .. } => *until < office_day(now),
        }
    }

    /// Offers it to one person, or to the same one again for longer. `ASSIGNED`, `OFFERED`, `RESERVED`.
    pub fn offer(self, offer: Offer, now: Moment) -> Result<Self, PlateRefusal> {
        let own = matches!(&self.state, NumberState::Offered(other) if other.to == offer.to);
        if self.is_free(now) || own {
            Ok(self.into_state(NumberState::Offered(offer)))
        } else {
            Err(self.taken())
        }
    }

    /// Gives an offer back before it runs out. `NOT_OFFERED`.
    pub fn decline(self, by: PersonId) -> Result<Self, PlateRefusal> {
        match &self.state {
            NumberState::Offered(offer) if offer.to == by => Ok(self.into_state(NumberState::Free)),
            _ => Err(PlateRefusal::NotOffered),
        }
    }

    /// Puts it on the vehicle of the person to whom it is offered. `NOT_OFFERED`, or why nobody could take it.
    pub fn assign(self, holder: Holder, now: Moment) -> Result<Self, PlateRefusal> {
        match &self.state {
            NumberState::Offered(offer) if offer.to == holder.owner && now < offer.until => {
                Ok(self.into_state(NumberState::Assigned(holder)))
            }
            _ if self.is_free(now) => Err(PlateRefusal::NotOffered),
            _ => Err(self.taken()),
        }
    }

    /// Takes it off its vehicle: kept for the owner who used it for a year, else back in the pool. `NOT_ON_VEHICLE`.
    pub fn withdraw(self, withdrawal: &Withdrawal) -> Result<Self, PlateRefusal> {
        let NumberState::Assigned(holder) = &self.state else {
            return Err(PlateRefusal::NotOnVehicle);
        };
        if holder.vehicle != withdrawal.vehicle {
            return Err(PlateRefusal::NotOnVehicle);
        }
        let state = if used_long_enough(holder.since, withdrawal.on) {
            NumberState::ReservedFor {
                former: holder.owner,
                until: withdrawal.claim_until,
            }
        } else {
            NumberState::Free
        };
        Ok(self.into_state(state))
    }

    /// Puts it on the former owner's new vehicle. `NOT_RESERVED`, `NOT_FORMER_OWNER`, `NOT_SETTLED`.
    pub fn claim(self, claim: Claim, now: Moment) -> Result<Self, PlateRefusal> {
        match &self.state {
            NumberState::ReservedFor { .. } if self.is_free(now) => Err(PlateRefusal::NotReserved),
            NumberState::ReservedFor { former, .. } if *former != claim.by => {
                Err(PlateRefusal::NotFormerOwner)
            }
            NumberState::ReservedFor { .. } if !claim.settled => Err(PlateRefusal::NotSettled),
            NumberState::ReservedFor { .. } => Ok(self.into_state(NumberState::Assigned(Holder {
                owner: claim.by,
                vehicle: claim.vehicle,
                since: office_day(now),
            }))),
            NumberState::Free | NumberState::Offered(_) | NumberState::Assigned(_) => {
                Err(PlateRefusal::NotReserved)
            }
        }
    }

    /// Why nobody else can have it.
    const fn taken(&self) -> PlateRefusal {
        match self.state {
            NumberState::Assigned(_) => PlateRefusal::Assigned,
            NumberState::ReservedFor { .. } => PlateRefusal::Reserved,
            NumberState::Free | NumberState::Offered(_) => PlateRefusal::Offered,
        }
    }

    fn into_state(self, state: NumberState) -> Self {
        Self { state, ..self }
    }
}
