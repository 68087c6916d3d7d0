//! A case as the transaction holds it: its row and its key.

use super::wire;
use crate::{
    CaseKey, KeyRing, Place, StoreError,
    entity::{case, case_key},
};
use domain::{case::CaseKind, identifier::CaseNumber};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, QuerySelect,
    sea_query::LockType,
};
use serde::de::DeserializeOwned;

/// A case that exists, opened for reading.
pub(super) struct Opened<S> {
    pub(super) row: case::Model,
    pub(super) key: CaseKey,
    /// Whether the key is wrapped with an older key of the ring.
    pub(super) key_is_old: bool,
    pub(super) version: u64,
    pub(super) state: S,
}

/// Reads the row of a case and locks it where the database has row locks.
pub(super) async fn locked_row(
    tx: &DatabaseTransaction,
    number: &CaseNumber,
) -> Result<Option<case::Model>, StoreError> {
    // Weak enough for rows that refer to the case to be written meanwhile: messages, uploads.
    Ok(case::Entity::find_by_id(number.as_str())
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?)
}

/// The state of a case from its row. Fails for a row of another kind and for an erased case.
pub(super) async fn open<K: CaseKind, C: ConnectionTrait>(
    connection: &C,
    keys: &KeyRing,
    row: case::Model,
) -> Result<Opened<K::State>, StoreError> {
    if row.kind != K::NAME {
        return Err(StoreError::Missing("a case of this kind"));
    }
    let stored = case_key::Entity::find_by_id(&row.number).one(connection).await?;
    let stored = stored.ok_or(StoreError::Erased("the case"))?;
    let key = CaseKey::unwrap(keys, &row.number, &stored.wrapped_key)?;
    let state = read_state(&key, &row)?;
    Ok(Opened {
        key_is_old: stored.key_id != keys.primary(),
        version: wire::version(row.version)?,
        row,
        key,
        state,
    })
}

/// The data key of a case; `None` once it was erased.
pub(crate) async fn case_key<C: ConnectionTrait>(
    connection: &C,
    keys: &KeyRing,
    number: &str,
) -> Result<Option<CaseKey>, StoreError> {
    let stored = case_key::Entity::find_by_id(number).one(connection).await?;
    stored
        .map(|row| CaseKey::unwrap(keys, number, &row.wrapped_key))
        .transpose()
}

/// Stores a new case's key.
pub(super) async fn keep_key(
    tx: &DatabaseTransaction,
    keys: &KeyRing,
    number: &str,
    key: &CaseKey,
) -> Result<(), StoreError> {
    let row = wrapped(keys, number, key);
    case_key::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Wraps the key of a case anew, with the newest key of the ring: keys rotate with the work.
pub(super) async fn rewrap_key(
    tx: &DatabaseTransaction,
    keys: &KeyRing,
    number: &str,
    key: &CaseKey,
) -> Result<(), StoreError> {
    wrapped(keys, number, key).update(tx).await?;
    Ok(())
}

fn wrapped(keys: &KeyRing, number: &str, key: &CaseKey) -> case_key::ActiveModel {
    case_key::ActiveModel {
        case_number: Set(number.to_owned()),
        wrapped_key: Set(key.wrap(keys, number)),
        key_id: Set(keys.primary().to_owned()),
    }
}

/// Where the state of a case stands.
pub(super) fn state_place(number: &str) -> Place<'_> {
    Place::new("cases", "state_enc", number)
}

pub(super) fn read_state<S: DeserializeOwned>(key: &CaseKey, row: &case::Model) -> Result<S, StoreError> {
    let state = key.open(&state_place(&row.number), &row.state_enc)?;
    serde_json::from_slice(&state).map_err(|_| StoreError::Unreadable("state_enc"))
}
