//! A row of the pool as a number with its state, read under its lock and written back.

use super::{desk::Desk, refusal::Stop};
use crate::{
    KeyRing, Place, StoreError,
    entity::plate_number::{ActiveModel, Column, Entity, Model},
    lock::{self, Space},
};
use domain::{
    access::PersonId,
    identifier::{OfficeCode, PlateNumber, Vin},
    plate::{Holder, Kept, NumberState, Offer, PlateRefusal, PoolNumber},
    time::{Moment, start_of},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{LockBehavior, LockType},
};

const DAMAGED: StoreError = StoreError::Unreadable("plate_numbers.state");

/// A number whose row is locked by this transaction.
pub(super) struct Locked {
    pub(super) office: String,
    /// The case to which it was given last.
    pub(super) case: Option<String>,
    pub(super) number: PoolNumber,
}

/// What to do when another transaction has the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    Wait,
    Skip,
}

impl Desk<'_> {
    /// The number under its lock; `None` where it is in no pool, or skipped.
    pub(super) async fn lock(&self, number: &str, taken: Taken) -> Result<Option<Locked>, Stop> {
        let row = Entity::find_by_id(number);
        let row = match taken {
            Taken::Wait => row.lock_exclusive(),
            Taken::Skip => row.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked),
        };
        let Some(row) = row.one(self.tx()).await? else {
            return Ok(None);
        };
        Ok(Some(Locked {
            number: read(self.keys(), &row)?,
            office: row.office,
            case: row.case_number,
        }))
    }

    /// The number under its lock, in the pool of an office. `NOT_IN_POOL`.
    pub(super) async fn lock_at(&self, office: &OfficeCode, number: &PlateNumber) -> Result<Locked, Stop> {
        let locked = self.lock(number.as_str(), Taken::Wait).await?;
        let own = locked.filter(|locked| locked.office == office.as_str());
        own.ok_or(Stop::Refused(PlateRefusal::NotInPool))
    }

    /// Holds the vehicle, so that no other number of this office comes on it meanwhile. `VEHICLE_HAS_NUMBER`.
    ///
    /// The number that it gives up may still be on it, and so may one of the office that it comes from: they are taken off
    /// when the registry has the new one, and nobody else gets them before.
    pub(super) async fn without_number(
        &self,
        (office, vehicle): (&OfficeCode, &Vin),
        gives_up: Option<&PlateNumber>,
    ) -> Result<(), Stop> {
        let index = self.keys().vehicle_index(vehicle);
        lock::hold(self.tx(), Space::PlateVehicle, &format!("{office}/{index}")).await?;
        let carried = Entity::find()
            .filter(Column::Office.eq(office.as_str()))
            .filter(Column::VehicleIndex.eq(index));
        let carried = carried.all(self.tx()).await?;
        let stays = |number: &str| gives_up.is_none_or(|given_up| given_up.as_str() != number);
        if carried.iter().any(|row| stays(&row.number)) {
            Err(PlateRefusal::VehicleHasNumber.into())
        } else {
            Ok(())
        }
    }

    /// Writes the new state of a number that is locked. What a case holds is marked as its own.
    pub(super) async fn keep(&self, number: &PoolNumber) -> Result<(), Stop> {
        let held = matches!(
            number.state(),
            NumberState::Offered { .. } | NumberState::Assigned { .. }
        );
        let row = ActiveModel {
            case_number: Set(held.then(|| self.case().to_owned())),
            ..columns(self.keys(), number)
        };
        row.update(self.tx()).await?;
        Ok(())
    }
}

/// Where the vehicle of a number is sealed.
fn place(number: &str) -> Place<'_> {
    Place::new("plate_numbers", "vehicle_enc", number)
}

/// Where the one is that carried it before.
fn former_place(number: &str) -> Place<'_> {
    Place::new("plate_numbers", "former_vehicle_enc", number)
}

/// The number of a row.
pub(super) fn read(keys: &KeyRing, row: &Model) -> Result<PoolNumber, StoreError> {
    let number: PlateNumber = row.number.parse().map_err(|_| DAMAGED)?;
    let person = || row.person.map(PersonId::from).ok_or(DAMAGED);
    let state = match row.state.as_str() {
        "FREE" => NumberState::Free,
        "OFFERED" => NumberState::Offered {
            offer: Offer {
                to: person()?,
                until: row.until.ok_or(DAMAGED)?,
            },
            claimed: kept(keys, row)?,
        },
        "ASSIGNED" => NumberState::Assigned {
            holder: Holder {
                owner: person()?,
                vehicle: vehicle(keys, row)?,
                since: row.since.ok_or(DAMAGED)?,
            },
            claimed: kept(keys, row)?,
        },
        "RESERVED_FOR" => NumberState::ReservedFor(kept(keys, row)?.ok_or(DAMAGED)?),
        _ => return Err(DAMAGED),
    };
    Ok(PoolNumber::in_state(number, state))
}

fn vehicle(keys: &KeyRing, row: &Model) -> Result<Vin, StoreError> {
    let sealed = row.vehicle_enc.as_deref().ok_or(DAMAGED)?;
    let vin = keys.open_text(&place(&row.number), sealed)?;
    vin.parse().map_err(|_| DAMAGED)
}

/// For whom it is kept, or was when they claimed it: the person of the row, since nobody else can have claimed it.
fn kept(keys: &KeyRing, row: &Model) -> Result<Option<Kept>, StoreError> {
    let Some(until) = row.claim_until else {
        return Ok(None);
    };
    let open = |sealed: &Vec<u8>| -> Result<Vin, StoreError> {
        let vin = keys.open_text(&former_place(&row.number), sealed)?;
        vin.parse().map_err(|_| DAMAGED)
    };
    Ok(Some(Kept {
        former: row.person.map(PersonId::from).ok_or(DAMAGED)?,
        vehicle: row.former_vehicle_enc.as_ref().map(open).transpose()?,
        until,
    }))
}

/// The columns that say where a number is.
pub(super) fn columns(keys: &KeyRing, number: &PoolNumber) -> ActiveModel {
    let nowhere = ActiveModel {
        number: Set(number.number().to_string()),
        person: Set(None),
        until: Set(None),
        vehicle_enc: Set(None),
        vehicle_index: Set(None),
        since: Set(None),
        claim_until: Set(None),
        former_vehicle_enc: Set(None),
        free_from: Set(free_from(number)),
        ..Default::default()
    };
    let waits = |kept: Option<&Kept>| ActiveModel {
        claim_until: Set(kept.map(|kept| kept.until)),
        former_vehicle_enc: Set(kept.and_then(|kept| seal_former(keys, number.number(), kept))),
        ..nowhere.clone()
    };
    match number.state() {
        NumberState::Free => ActiveModel {
            state: Set("FREE".to_owned()),
            ..nowhere
        },
        NumberState::Offered { offer, claimed } => ActiveModel {
            state: Set("OFFERED".to_owned()),
            person: Set(Some(offer.to.into())),
            until: Set(Some(offer.until)),
            ..waits(claimed.as_ref())
        },
        NumberState::Assigned { holder, claimed } => ActiveModel {
            state: Set("ASSIGNED".to_owned()),
            person: Set(Some(holder.owner.into())),
            vehicle_enc: Set(Some(keys.seal(
                &place(number.number().as_str()),
                holder.vehicle.as_str().as_bytes(),
            ))),
            vehicle_index: Set(Some(keys.vehicle_index(&holder.vehicle))),
            since: Set(Some(holder.since)),
            ..waits(claimed.as_ref())
        },
        NumberState::ReservedFor(kept) => ActiveModel {
            state: Set("RESERVED_FOR".to_owned()),
            person: Set(Some(kept.former.into())),
            ..waits(Some(kept))
        },
    }
}

fn seal_former(keys: &KeyRing, number: &PlateNumber, kept: &Kept) -> Option<Vec<u8>> {
    let vehicle = kept.vehicle.as_ref()?;
    Some(keys.seal(&former_place(number.as_str()), vehicle.as_str().as_bytes()))
}

/// The moment from which anybody may have it: [`PoolNumber::is_free`] as a column, by which the free ones are found.
fn free_from(number: &PoolNumber) -> Option<Moment> {
    let offered_until = match number.state() {
        NumberState::Assigned { .. } => return None,
        NumberState::Offered { offer, .. } => offer.until,
        NumberState::Free | NumberState::ReservedFor(_) => Moment::UNIX_EPOCH,
    };
    match number.kept() {
        Some(kept) => Some(start_of(kept.until.succ_opt()?).max(offered_until)),
        None => Some(offered_until),
    }
}
