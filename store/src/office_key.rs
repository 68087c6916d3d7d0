//! The public keys of offices: with which of them an office signs now, and with which it signed.
//!
//! An office changes its key by adding the new one and retiring the old one when nothing waits for its signature any more: a
//! signature that comes later is nobody's.

use crate::{
    Store, StoreError,
    entity::office_key::{ActiveModel, Column, Entity, Model},
    record::moment,
};
use domain::{
    audit::Hex,
    custody::{KeyId, OfficeKey, Route, Suite},
    identifier::OfficeCode,
    time::Moment,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, OnConflict},
};

/// A key with the time in which it signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptKey {
    pub key: OfficeKey,
    pub suite: Suite,
    pub valid_from: Moment,
    /// Not included.
    pub retired_at: Option<Moment>,
}

/// Adds a key that an office signs with from a moment on. Added again, it stays as it is: gives whether it was new. Fails when the
/// office is not in the record, and when it has another key of this name.
pub async fn add(
    store: &Store,
    key: &OfficeKey,
    (suite, valid_from): (Suite, Moment),
) -> Result<bool, StoreError> {
    let tx = store.begin_write().await?;
    let row = ActiveModel {
        office: Set(key.office.to_string()),
        key_id: Set(key.key_id.to_string()),
        public_key: Set(key.public_key.0.to_vec()),
        suite: Set(suite.name().to_owned()),
        valid_from: Set(moment(valid_from)),
        retired_at: Set(None),
    };
    let once = OnConflict::columns([Column::Office, Column::KeyId])
        .do_nothing()
        .to_owned();
    let added = Entity::insert(row)
        .on_conflict(once)
        .exec_without_returning(&*tx)
        .await?;
    let kept = Entity::find_by_id((key.office.to_string(), key.key_id.to_string()));
    let kept = kept.one(&*tx).await?.ok_or(StoreError::Missing("the key"))?;
    if read(&kept)?.key != *key {
        return Err(StoreError::Unwritable("another key of this name"));
    }
    tx.commit().await?;
    Ok(added == 1)
}

/// From this moment on the office does not sign with the key. Gives whether it did until now.
pub async fn retire(
    store: &Store,
    (office, key): (&OfficeCode, &KeyId),
    at: Moment,
) -> Result<bool, StoreError> {
    let tx = store.begin_write().await?;
    let retired = Entity::update_many()
        .col_expr(Column::RetiredAt, Expr::value(moment(at)))
        .filter(Column::Office.eq(office.as_str()))
        .filter(Column::KeyId.eq(key.as_str()))
        .filter(Column::RetiredAt.is_null())
        .exec(&*tx)
        .await?;
    tx.commit().await?;
    Ok(retired.rows_affected == 1)
}

/// All keys that an office has or had, the newest last: what a chain of earlier statements is checked with.
pub async fn all(store: &Store, office: &OfficeCode) -> Result<Vec<KeptKey>, StoreError> {
    let rows = ordered().filter(Column::Office.eq(office.as_str()));
    rows.all(store.connection()).await?.iter().map(read).collect()
}

/// All keys of both ends of a route: what the chain of a handover is checked with.
pub async fn of_route(store: &Store, route: &Route) -> Result<Vec<OfficeKey>, StoreError> {
    let mut keys = vec![];
    for office in [&route.origin, &route.destination] {
        keys.extend(all(store, office).await?.into_iter().map(|kept| kept.key));
    }
    Ok(keys)
}

/// The keys that these offices sign with at a moment, the present one of each last.
pub async fn present(
    store: &Store,
    offices: &[&OfficeCode],
    at: Moment,
) -> Result<Vec<OfficeKey>, StoreError> {
    signing(store.connection(), offices, at).await
}

/// The same inside a transaction.
pub(crate) async fn signing<C: ConnectionTrait>(
    connection: &C,
    offices: &[&OfficeCode],
    now: Moment,
) -> Result<Vec<OfficeKey>, StoreError> {
    let not_retired = Condition::any()
        .add(Column::RetiredAt.is_null())
        .add(Column::RetiredAt.gt(now));
    let rows = ordered()
        .filter(Column::Office.is_in(offices.iter().map(|office| office.as_str())))
        .filter(Column::ValidFrom.lte(now))
        .filter(not_retired);
    let rows = rows.all(connection).await?;
    rows.iter().map(|row| Ok(read(row)?.key)).collect()
}

fn ordered() -> sea_orm::Select<Entity> {
    Entity::find()
        .order_by_asc(Column::ValidFrom)
        .order_by_asc(Column::KeyId)
}

fn read(row: &Model) -> Result<KeptKey, StoreError> {
    let damaged = |_| StoreError::Unreadable("office_keys");
    let bytes: [u8; 32] = row
        .public_key
        .as_slice()
        .try_into()
        .map_err(|_| StoreError::Unreadable("office_keys.public_key"))?;
    Ok(KeptKey {
        key: OfficeKey {
            office: row
                .office
                .parse()
                .map_err(|_| StoreError::Unreadable("office_keys.office"))?,
            key_id: row
                .key_id
                .parse()
                .map_err(|_| StoreError::Unreadable("office_keys.key_id"))?,
            public_key: Hex(bytes),
        },
        suite: Suite::try_from(row.suite.clone()).map_err(damaged)?,
        valid_from: row.valid_from,
        retired_at: row.retired_at,
    })
}
