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
    Offered {
        offer: Offer,
        /// From which it was claimed: where nothing comes of it, it is kept again for what is left.
        claimed: Option<Kept>,
    },
    Assigned {
        holder: Holder,
        /// The same, for a case that gives it back before the registry has the vehicle with it.
        claimed: Option<Kept>,
    },
    ReservedFor(Kept),
}

/// A number that waits for its former owner, who alone may claim it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    pub former: PersonId,
    /// The vehicle that carried it; `None` where that was not noted, and so nobody can say that its matters are settled.
    pub vehicle: Option<Vin>,
    /// The last day (Asia/Shanghai).
    pub until: NaiveDate,
}

impl Kept {
    /// Whether it can be claimed at this moment.
    pub fn holds(&self, now: Moment) -> bool {
        office_day(now) <= self.until
    }
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

/// Somebody says that a number was theirs, and wants it for a new vehicle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// To whom it is offered, and until when, if it was.
    pub offer: Offer,
    /// The former vehicle, where its violations and accidents are settled.
    pub settled: Option<Vin>,
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
            NumberState::Assigned { holder, .. } => Some(&holder.vehicle),
            NumberState::Free | NumberState::Offered { .. } | NumberState::ReservedFor(_) => None,
        }
    }

    /// For whom it is kept, also while they have claimed it and it is on no vehicle yet.
    pub const fn kept(&self) -> Option<&Kept> {
        match &self.state {
            NumberState::ReservedFor(kept) => Some(kept),
            NumberState::Offered { claimed, .. } => claimed.as_ref(),
            NumberState::Free | NumberState::Assigned { .. } => None,
        }
    }

    /// Whether it can be offered to anybody at this moment.
    pub fn is_free(&self, now: Moment) -> bool {
        let stands = match &self.state {
            NumberState::Offered { offer, .. } => now < offer.until,
            NumberState::Assigned { .. } => true,
            NumberState::Free | NumberState::ReservedFor(_) => false,
        };
        !stands && !self.kept().is_some_and(|kept| kept.holds(now))
    }

    /// Offers it to one person, or to the same one again for longer. `ASSIGNED`, `OFFERED`, `RESERVED`.
    pub fn offer(self, offer: Offer, now: Moment) -> Result<Self, PlateRefusal> {
        let claimed = match &self.state {
            NumberState::Offered { offer: own, claimed } if own.to == offer.to && now < own.until => {
                claimed.clone()
            }
            _ if self.is_free(now) => None,
            _ => return Err(self.taken(now)),
        };
        Ok(self.into_state(NumberState::Offered { offer, claimed }))
    }

    /// Gives an offer back before it runs out: to the pool, or to what it was claimed from. `NOT_OFFERED`.
    pub fn decline(self, by: PersonId) -> Result<Self, PlateRefusal> {
        match &self.state {
            NumberState::Offered { offer, claimed } if offer.to == by => {
                let back = claimed
                    .clone()
                    .map_or(NumberState::Free, NumberState::ReservedFor);
                Ok(self.into_state(back))
            }
            _ => Err(PlateRefusal::NotOffered),
        }
    }

    /// Puts it on the vehicle of the person to whom it is offered. `NOT_OFFERED`, or why nobody could take it.
    pub fn assign(self, holder: Holder, now: Moment) -> Result<Self, PlateRefusal> {
        match &self.state {
            NumberState::Offered { offer, claimed } if offer.to == holder.owner && now < offer.until => {
                let claimed = claimed.clone();
                Ok(self.into_state(NumberState::Assigned { holder, claimed }))
            }
            _ if self.is_free(now) => Err(PlateRefusal::NotOffered),
            _ => Err(self.taken(now)),
        }
    }

    /// Takes it off its vehicle: kept for the owner who used it for a year, else back in the pool. `NOT_ON_VEHICLE`.
    pub fn withdraw(self, withdrawal: &Withdrawal) -> Result<Self, PlateRefusal> {
        let NumberState::Assigned { holder, .. } = &self.state else {
            return Err(PlateRefusal::NotOnVehicle);
        };
        if holder.vehicle != withdrawal.vehicle {
            return Err(PlateRefusal::NotOnVehicle);
        }
        let state = if used_long_enough(holder.since, withdrawal.on) {
            NumberState::ReservedFor(Kept {
                former: holder.owner,
                vehicle: Some(holder.vehicle.clone()),
                until: withdrawal.claim_until,
            })
        } else {
            NumberState::Free
        };
        Ok(self.into_state(state))
    }

    /// The same where the vehicle was never registered with it: what was claimed is kept again as before. `NOT_ON_VEHICLE`.
    pub fn take_back(self, withdrawal: &Withdrawal) -> Result<Self, PlateRefusal> {
        let claimed = match &self.state {
            NumberState::Assigned { claimed, .. } => claimed.clone(),
            _ => None,
        };
        let withdrawn = self.withdraw(withdrawal)?;
        Ok(match claimed {
            Some(kept) => withdrawn.into_state(NumberState::ReservedFor(kept)),
            None => withdrawn,
        })
    }

    /// Offers it to its former owner (O164 44). `NOT_RESERVED`, `NOT_FORMER_OWNER`, `NOT_SETTLED`.
    pub fn claim(self, claim: Claim, now: Moment) -> Result<Self, PlateRefusal> {
        let kept = self.kept().filter(|kept| kept.holds(now)).cloned();
        let kept = kept.ok_or(PlateRefusal::NotReserved)?;
        let Claim { offer, settled } = claim;
        if kept.former != offer.to {
            return Err(PlateRefusal::NotFormerOwner);
        }
        if settled.is_none() || settled != kept.vehicle {
            return Err(PlateRefusal::NotSettled);
        }
        let claimed = Some(kept);
        Ok(self.into_state(NumberState::Offered { offer, claimed }))
    }

    /// Why nobody else can have it.
    fn taken(&self, now: Moment) -> PlateRefusal {
        match &self.state {
            NumberState::Assigned { .. } => PlateRefusal::Assigned,
            NumberState::Offered { offer, .. } if now < offer.until => PlateRefusal::Offered,
            _ => PlateRefusal::Reserved,
        }
    }

    fn into_state(self, state: NumberState) -> Self {
        Self { state, ..self }
    }
}
