//! Reading the events of a case.

use super::{
    chain::{SCHEMA, body_place, row_key},
    wire,
};
use crate::{CaseKey, StoreError, entity::event};
use domain::case::Entry;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::de::DeserializeOwned;
use std::ops::RangeInclusive;

/// The rows of a case with versions in a range, oldest first.
pub(crate) async fn rows<C: ConnectionTrait>(
    connection: &C,
    number: &str,
    versions: RangeInclusive<i64>,
) -> Result<Vec<event::Model>, StoreError> {
    let (first, last) = versions.into_inner();
    let of_case = event::Entity::find().filter(event::Column::CaseNumber.eq(number));
    let wanted = of_case.filter(event::Column::Version.between(first, last));
    Ok(wanted
        .order_by_asc(event::Column::Version)
        .all(connection)
        .await?)
}

/// The entries of a case with versions in a range, oldest first.
pub(crate) async fn read<E: DeserializeOwned, C: ConnectionTrait>(
    connection: &C,
    (number, key): (&str, &CaseKey),
    versions: RangeInclusive<i64>,
) -> Result<Vec<Entry<E>>, StoreError> {
    rows(connection, number, versions)
        .await?
        .iter()
        .map(|row| entry(key, row))
        .collect()
}

/// The entry of a row.
pub(super) fn entry<E: DeserializeOwned>(key: &CaseKey, row: &event::Model) -> Result<Entry<E>, StoreError> {
    if row.schema != SCHEMA {
        return Err(StoreError::Unreadable("an event of a later version"));
    }
    let row_key = row_key(&row.case_number, wire::version(row.version)?);
    let body = key.open(&body_place(&row_key), &row.body_enc)?;
    serde_json::from_slice(&body).map_err(|_| StoreError::Unreadable("body_enc"))
}
