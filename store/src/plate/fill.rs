//! Filling the pool of an office: runs of free numbers, and numbers that are on vehicles already.

use super::{prefix, row::columns};
use crate::{
    Store, StoreError,
    entity::plate_number::{ActiveModel, Column, Entity},
    lock::{self, Space},
    seed::{add, text},
};
use domain::{
    identifier::{OfficeCode, PlateClass, PlateNumber},
    plate::{Holder, NumberState, PlateRange, PoolNumber},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::BTreeSet;

/// A number that was given before there was a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberInUse {
    pub number: PlateNumber,
    pub holder: Holder,
}

impl NumberInUse {
    pub(super) fn assigned(&self) -> PoolNumber {
        let state = NumberState::Assigned {
            holder: self.holder.clone(),
            claimed: None,
        };
        PoolNumber::in_state(self.number.clone(), state)
    }
}

impl Store {
    /// Adds a run of free numbers to the pool of an office. One that is in a pool already, whichever it is, stays as it is. Gives
    /// how many were added. Fails when the office is not in the record.
    pub async fn add_plate_numbers(
        &self,
        office: &OfficeCode,
        range: &PlateRange,
    ) -> Result<u64, StoreError> {
        self.add_plate_numbers_without(office, range, &BTreeSet::new())
            .await
    }

    /// The same without those that are withheld: in no pool, so that nobody draws or composes them.
    pub async fn add_plate_numbers_without(
        &self,
        office: &OfficeCode,
        range: &PlateRange,
        withheld: &BTreeSet<PlateNumber>,
    ) -> Result<u64, StoreError> {
        let given = range.numbers().filter(|number| !withheld.contains(number));
        self.fill(office, given.map(PoolNumber::free).collect()).await
    }

    /// How many of these numbers are in a pool.
    pub async fn count_plate_numbers(&self, numbers: &BTreeSet<PlateNumber>) -> Result<u64, StoreError> {
        let texts = numbers.iter().map(PlateNumber::as_str);
        let found = Entity::find().filter(Column::Number.is_in(texts));
        Ok(found.count(self.connection()).await?)
    }

    /// Adds numbers that are on vehicles, in the same way.
    pub async fn add_plate_numbers_in_use(
        &self,
        office: &OfficeCode,
        numbers: &[NumberInUse],
    ) -> Result<u64, StoreError> {
        let assigned = numbers.iter().map(NumberInUse::assigned);
        self.fill(office, assigned.collect()).await
    }

    /// Places are counted on, so only one at a time fills a pool. A place that stays empty does no harm: it is never drawn.
    async fn fill(&self, office: &OfficeCode, numbers: Vec<PoolNumber>) -> Result<u64, StoreError> {
        let transaction = self.begin_write().await?;
        lock::hold(&*transaction, Space::PlatePool, office.as_str()).await?;
        let added = self.put_into(&*transaction, office, &numbers).await?;
        transaction.commit().await?;
        Ok(added)
    }

    /// Adds numbers at the end of a pool that this transaction holds.
    pub(super) async fn put_into(
        &self,
        transaction: &impl ConnectionTrait,
        office: &OfficeCode,
        numbers: &[PoolNumber],
    ) -> Result<u64, StoreError> {
        prefix::note(transaction, office, numbers).await?;
        let mut added = 0;
        for class in [
            PlateClass::Ordinary,
            PlateClass::NewEnergySmall,
            PlateClass::NewEnergyLarge,
        ] {
            let next = places(transaction, office, class).await?;
            let next = i64::try_from(next).map_err(|_| StoreError::Unwritable("a place"))?;
            let own = numbers.iter().filter(|number| number.number().class() == class);
            let rows = (next..).zip(own).map(|(place, number)| ActiveModel {
                office: Set(office.to_string()),
                class: Set(text(&class)),
                place: Set(place),
                case_number: Set(None),
                ..columns(self.keys(), number)
            });
            added += add(transaction, rows).await?;
        }
        Ok(added)
    }
}

/// How many places a pool has.
pub(super) async fn places(
    connection: &impl ConnectionTrait,
    office: &OfficeCode,
    class: PlateClass,
) -> Result<usize, StoreError> {
    let last: Option<i64> = Entity::find()
        .select_only()
        .column(Column::Place)
        .filter(Column::Office.eq(office.as_str()))
        .filter(Column::Class.eq(text(&class)))
        .order_by_desc(Column::Place)
        .into_tuple()
        .one(connection)
        .await?;
    let count = last.map_or(Ok(0), |last| usize::try_from(last + 1));
    count.map_err(|_| StoreError::Unreadable("plate_numbers.place"))
}
