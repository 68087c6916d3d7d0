//! With what the numbers of an office begin: the prefixes of all numbers that were ever put into its pool.

use crate::{
    StoreError,
    entity::plate_prefix::{ActiveModel, Column, Entity},
    record::Gathering,
    seed::add,
};
use domain::{
    case::CaseKind,
    identifier::OfficeCode,
    plate::{PlatePrefix, PoolNumber},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeSet;

impl<K: CaseKind> Gathering<'_, K> {
    /// The prefixes of the office of the case. None before its pool is filled.
    pub async fn plate_prefixes(&self) -> Result<Vec<PlatePrefix>, StoreError> {
        prefixes(self.transaction, &self.number.office()).await
    }
}

/// The prefixes of an office, in their order.
pub(crate) async fn prefixes(
    connection: &impl ConnectionTrait,
    office: &OfficeCode,
) -> Result<Vec<PlatePrefix>, StoreError> {
    let rows = Entity::find()
        .filter(Column::Office.eq(office.as_str()))
        .order_by_asc(Column::Prefix)
        .all(connection)
        .await?;
    let read = rows.iter().map(|row| row.prefix.parse::<PlatePrefix>());
    let read: Result<_, _> = read.collect();
    read.map_err(|_| StoreError::Unreadable("plate_prefixes.prefix"))
}

/// Remembers what these numbers begin with.
pub(super) async fn note(
    connection: &impl ConnectionTrait,
    office: &OfficeCode,
    numbers: &[PoolNumber],
) -> Result<(), StoreError> {
    let all: BTreeSet<_> = numbers.iter().map(|number| number.number().prefix()).collect();
    let rows = all.into_iter().map(|prefix| ActiveModel {
        office: Set(office.to_string()),
        prefix: Set(prefix),
    });
    add(connection, rows).await?;
    Ok(())
}
