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
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// A number that was given before there was a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberInUse {
    pub number: PlateNumber,
    pub holder: Holder,
}

impl Store {
    /// Adds a run of free numbers to the pool of an office. One that is in a pool already, whichever it is, stays as it is. Gives
    /// how many were added. Fails when the office is not in the record.
    pub async fn add_plate_numbers(
        &self,
        office: &OfficeCode,
        range: &PlateRange,
    ) -> Result<u64, StoreError> {
        self.fill(office, range.numbers().map(PoolNumber::free).collect())
            .await
    }

    /// Adds numbers that are on vehicles, in the same way.
    pub async fn add_plate_numbers_in_use(
        &self,
        office: &OfficeCode,
        numbers: &[NumberInUse],
    ) -> Result<u64, StoreError> {
        let numbers = numbers.iter().cloned();
        let assigned = numbers.map(|one| PoolNumber::in_state(one.number, NumberState::Assigned(one.holder)));
        self.fill(office, assigned.collect()).await
    }

    /// Places are counted on, so only one at a time fills a pool. A place that stays empty does no harm: it is never drawn.
    async fn fill(&self, office: &OfficeCode, numbers: Vec<PoolNumber>) -> Result<u64, StoreError> {
        let transaction = self.begin_write().await?;
        lock::hold(&*transaction, Space::PlatePool, office.as_str()).await?;
        prefix::note(&*transaction, office, &numbers).await?;
        let mut added = 0;
        for class in [
            PlateClass::Ordinary,
            PlateClass::NewEnergySmall,
            PlateClass::NewEnergyLarge,
        ] {
            let next = places(&*transaction, office, class).await?;
            let next = i64::try_from(next).map_err(|_| StoreError::Unwritable("a place"))?;
            let own = numbers.iter().filter(|number| number.number().class() == class);
            let rows = (next..).zip(own).map(|(place, number)| ActiveModel {
                office: Set(office.to_string()),
                class: Set(text(&class)),
                place: Set(place),
                case_number: Set(None),
                ..columns(self.keys(), number)
            });
            added += add(&*transaction, rows).await?;
        }
        transaction.commit().await?;
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
