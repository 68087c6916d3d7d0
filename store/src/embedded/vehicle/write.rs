//! What an office has the embedded registry write: a vehicle came, left, or is announced where it came from.

use super::registry::status;
use crate::{
    Store, StoreError,
    entity::{
        Id,
        registry_vehicle::{ActiveModel, Entity, Model},
        registry_vehicle_order as order,
    },
    lock::{self, Space},
    writing::Writing,
};
use domain::{
    access::PersonId,
    identifier::{OfficeCode, PlateNumber, Vin},
    law::vehicle::{Stage, status::VehicleStatus},
    time::Moment,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QuerySelect};
use serde::Serialize;

/// A vehicle comes into the register of an office.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Registration<'a> {
    pub vin: &'a Vin,
    pub office: &'a OfficeCode,
    pub owner: PersonId,
    pub number: &'a PlateNumber,
}

/// A vehicle leaves it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Departure<'a> {
    pub vin: &'a Vin,
    pub office: &'a OfficeCode,
    pub plates_withdrawn: bool,
    /// Whose it is from now on, where that changes. Left out where it does not: so an older order stays the same order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// It stands there, since now or since an earlier call with the key.
    Done,
    /// This status stands against it.
    Refused(VehicleStatus),
    NotFound,
    /// The vehicle is not registered at this office.
    NotHere,
    /// The key belongs to another order.
    KeyReused,
}

impl Store {
    /// Registers a vehicle, once per key.
    pub async fn registry_register(
        &self,
        key: &str,
        registration: &Registration<'_>,
        at: Moment,
    ) -> Result<Written, StoreError> {
        let order = self.order((key, at), registration).await?;
        let row = match order.vehicle(registration.vin).await? {
            Ok(row) => row,
            Err(written) => return Ok(written),
        };
        let came = row.office != registration.office.as_str();
        let origin = if came {
            Some(row.office.clone())
        } else {
            row.origin.clone()
        };
        let arrived = ActiveModel {
            office: Set(registration.office.to_string()),
            origin: Set(origin),
            owner: Set(registration.owner.into()),
            plate: Set(Some(registration.number.to_string())),
            status: Set(exchanged(&row, ('B', 'A'))),
            ..row.into_active_model()
        };
        order.carry_out(arrived).await
    }

    /// Registers that a vehicle has left, once per key.
    pub async fn registry_departure(
        &self,
        key: &str,
        departure: &Departure<'_>,
        at: Moment,
    ) -> Result<Written, StoreError> {
        let order = self.order((key, at), departure).await?;
        let row = match order.vehicle(departure.vin).await? {
            Ok(row) => row,
            Err(written) => return Ok(written),
        };
        if row.office != departure.office.as_str() {
            return Ok(Written::NotHere);
        }
        let plate = row.plate.clone().filter(|_| !departure.plates_withdrawn);
        let owner = departure.owner.map_or(row.owner, Id::from);
        let left = ActiveModel {
            owner: Set(owner),
            plate: Set(plate),
            status: Set(exchanged(&row, ('A', 'B'))),
            ..row.into_active_model()
        };
        order.carry_out(left).await
    }

    /// Tells the office that the vehicle came from. Telling it again changes nothing, so there is no key.
    pub async fn registry_close_origin(&self, vin: &Vin, office: &OfficeCode) -> Result<Written, StoreError> {
        let transaction = self.begin_write().await?;
        let Some(row) = self.locked(&transaction, vin).await? else {
            return Ok(Written::NotFound);
        };
        if row.office != office.as_str() {
            return Ok(Written::NotHere);
        }
        let told = ActiveModel {
            origin: Set(None),
            ..row.into_active_model()
        };
        told.update(&*transaction).await?;
        transaction.commit().await?;
        Ok(Written::Done)
    }

    async fn order<'a>(
        &'a self,
        (key, at): (&'a str, Moment),
        asked: &impl Serialize,
    ) -> Result<Order<'a>, StoreError> {
        let asked = serde_json::to_vec(asked).map_err(|_| StoreError::Unwritable("what is asked"))?;
        let transaction = self.begin_write().await?;
        lock::hold(&*transaction, Space::RegistryOrder, key).await?;
        Ok(Order {
            store: self,
            transaction,
            key,
            at,
            asked: self.keys().request_hash(&asked),
        })
    }

    async fn locked(&self, transaction: &Writing, vin: &Vin) -> Result<Option<Model>, StoreError> {
        let index = self.keys().vehicle_index(vin);
        let row = Entity::find_by_id(index).lock_exclusive();
        Ok(row.one(&**transaction).await?)
    }
}

/// One order in its transaction. Dropped, it leaves nothing.
struct Order<'a> {
    store: &'a Store,
    transaction: Writing,
    key: &'a str,
    at: Moment,
    asked: Vec<u8>,
}

impl Order<'_> {
    /// The vehicle under its lock, if nothing stands against the order; else what became of it.
    async fn vehicle(&self, vin: &Vin) -> Result<Result<Model, Written>, StoreError> {
        let before = order::Entity::find_by_id(self.key);
        if let Some(before) = before.one(&*self.transaction).await? {
            let same = before.asked_hash == self.asked;
            return Ok(Err(if same { Written::Done } else { Written::KeyReused }));
        }
        let Some(row) = self.store.locked(&self.transaction, vin).await? else {
            return Ok(Err(Written::NotFound));
        };
        let status = status(&row)?;
        // What only makes a case wait is for the case to weigh.
        if status.effect(Stage::Running).blocks.is_empty() {
            Ok(Ok(row))
        } else {
            Ok(Err(Written::Refused(status)))
        }
    }

    /// Writes the vehicle and remembers the key.
    async fn carry_out(self, vehicle: ActiveModel) -> Result<Written, StoreError> {
        let done = order::ActiveModel {
            idempotency_key: Set(self.key.to_owned()),
            asked_hash: Set(self.asked),
            at: Set(self.at),
        };
        vehicle.update(&*self.transaction).await?;
        order::Entity::insert(done)
            .exec_without_returning(&*self.transaction)
            .await?;
        self.transaction.commit().await?;
        Ok(Written::Done)
    }
}

/// The status with one letter in the place of another: `A` is normal, `B` has left. `A` stands alone.
fn exchanged(row: &Model, (gone, come): (char, char)) -> String {
    let rest: String = row
        .status
        .chars()
        .filter(|letter| ![gone, come].contains(letter))
        .collect();
    if come == 'A' && !rest.is_empty() {
        rest
    } else {
        format!("{come}{rest}")
    }
}
