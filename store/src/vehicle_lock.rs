//! Locks on vehicles: while an office hands over the file of a vehicle, or registers it upon a file of its own, it does nothing else
//! with that vehicle.
//!
//! One lock for each vehicle and office, held by one case. Each effect of a case is done once: asked again, also long after, it gets
//! its first answer and changes nothing.

use crate::{
    Store, StoreError,
    entity::{vehicle_lock, vehicle_lock_request},
    lock::{self as name, Space},
    record::{moment, small},
};
use domain::{
    audit::Hex,
    case::EffectId,
    identifier::{CaseNumber, OfficeCode},
    time::Moment,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Which effect of which case asks, and when by the office clock.
#[derive(Clone, Copy, Debug)]
pub struct LockCall<'a> {
    pub holder: &'a CaseNumber,
    pub effect: EffectId,
    pub at: Moment,
}

/// A vehicle by reference, at an office.
#[derive(Clone, Copy, Debug)]
pub struct VehicleAt<'a> {
    pub vehicle: Hex<32>,
    pub office: &'a OfficeCode,
}

/// Why a lock is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LockRefusal {
    /// Another case holds it.
    #[error("failed to lock a vehicle: VEHICLE_LOCKED")]
    VehicleLocked,
    /// The effect asked for something else before.
    #[error("failed to lock a vehicle: IDEMPOTENCY_KEY_REUSED")]
    IdempotencyKeyReused,
}

impl LockRefusal {
    pub const fn code(self) -> &'static str {
        match self {
            Self::VehicleLocked => "VEHICLE_LOCKED",
            Self::IdempotencyKeyReused => "IDEMPOTENCY_KEY_REUSED",
        }
    }
}

#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Verb {
    Lock,
    Release,
}

/// Whether it is done, or why not.
pub type Locked = Result<Result<(), LockRefusal>, StoreError>;

/// Locks a vehicle for a case. Locked twice by the same one, it is locked once.
pub async fn lock(store: &Store, call: LockCall<'_>, at: VehicleAt<'_>) -> Locked {
    once(store, call, (Verb::Lock, at)).await
}

/// Ends the lock of this case. Where another one holds the vehicle, or none, there is nothing to end.
pub async fn release(store: &Store, call: LockCall<'_>, at: VehicleAt<'_>) -> Locked {
    once(store, call, (Verb::Release, at)).await
}

/// The case that holds a vehicle at an office.
pub async fn holder(store: &Store, at: VehicleAt<'_>) -> Result<Option<CaseNumber>, StoreError> {
    let row = row(store.connection(), at).await?;
    let number = row.map(|row| row.holder.parse()).transpose();
    number.map_err(|_| StoreError::Unreadable("vehicle_locks.holder"))
}

/// Does it, unless this effect was answered before. Of two that are the same the second waits here, then whoever wants the same
/// vehicle.
async fn once(store: &Store, call: LockCall<'_>, (verb, at): (Verb, VehicleAt<'_>)) -> Locked {
    let body = json!([verb, at.vehicle, at.office]).to_string();
    let hash = store.keys().request_hash(body.as_bytes());
    let effect = small(call.effect.0);
    let tx = store.begin_write().await?;
    let request = format!("{}/{effect}", call.holder);
    name::hold(&*tx, Space::LockRequest, &request).await?;
    let found = vehicle_lock_request::Entity::find_by_id((call.holder.to_string(), effect));
    if let Some(row) = found.one(&*tx).await? {
        return first_answer(row, &hash);
    }
    let vehicle = format!("{}/{}", at.office, at.vehicle);
    name::hold(&*tx, Space::VehicleLock, &vehicle).await?;
    let answer = match verb {
        Verb::Lock => take(&tx, call, at).await?,
        Verb::Release => give_back(&tx, call, at).await?,
    };
    let row = vehicle_lock_request::ActiveModel {
        holder: Set(call.holder.to_string()),
        effect: Set(effect),
        asked_hash: Set(hash),
        answer: Set(serde_json::to_value(answer).map_err(|_| StoreError::Unwritable("an answer"))?),
        at: Set(moment(call.at)),
    };
    vehicle_lock_request::Entity::insert(row)
        .exec_without_returning(&*tx)
        .await?;
    tx.commit().await?;
    Ok(answer)
}

fn first_answer(row: vehicle_lock_request::Model, hash: &[u8]) -> Locked {
    if row.asked_hash != hash {
        return Ok(Err(LockRefusal::IdempotencyKeyReused));
    }
    serde_json::from_value(row.answer).map_err(|_| StoreError::Unreadable("vehicle_lock_requests.answer"))
}

async fn take(tx: &DatabaseTransaction, call: LockCall<'_>, at: VehicleAt<'_>) -> Locked {
    if let Some(held) = row(tx, at).await? {
        let own = held.holder == call.holder.as_str();
        return Ok(own.then_some(()).ok_or(LockRefusal::VehicleLocked));
    }
    let lock = vehicle_lock::ActiveModel {
        vehicle_index: Set(at.vehicle.to_string()),
        office: Set(at.office.to_string()),
        holder: Set(call.holder.to_string()),
        at: Set(moment(call.at)),
    };
    vehicle_lock::Entity::insert(lock)
        .exec_without_returning(tx)
        .await?;
    Ok(Ok(()))
}

async fn give_back(tx: &DatabaseTransaction, call: LockCall<'_>, at: VehicleAt<'_>) -> Locked {
    vehicle_lock::Entity::delete_by_id((at.vehicle.to_string(), at.office.to_string()))
        .filter(vehicle_lock::Column::Holder.eq(call.holder.as_str()))
        .exec(tx)
        .await?;
    Ok(Ok(()))
}

async fn row<C: ConnectionTrait>(
    connection: &C,
    at: VehicleAt<'_>,
) -> Result<Option<vehicle_lock::Model>, StoreError> {
    let key = (at.vehicle.to_string(), at.office.to_string());
    Ok(vehicle_lock::Entity::find_by_id(key).one(connection).await?)
}
