//! Numbers that are on vehicles, taken over into the pool of an office that may hold them already.

use super::{
    NumberInUse,
    row::{columns, read},
};
use crate::{
    Store, StoreError,
    entity::plate_number::{Column, Entity, Model},
    import::Count,
    lock::{self, Space},
};
use domain::{
    identifier::OfficeCode,
    plate::{NumberState, PoolNumber},
    time::Moment,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    QuerySelect,
};
use std::collections::BTreeMap;

/// Why a number cannot be taken over as it is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TakeOverFault {
    #[error("the number is in the pool of another office")]
    OtherOffice,
    #[error("the number is on another vehicle")]
    OtherVehicle,
    #[error("the number is offered to somebody, or kept for its former owner")]
    Promised,
    #[error("the vehicle has another number of this office")]
    SecondNumber,
}

/// Why nothing was taken over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TakeOverError {
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Each by its place among the numbers, from 0.
    #[error("failed to take over {} plate numbers", .0.len())]
    Faults(Vec<(usize, TakeOverFault)>),
}

/// What has to be done for a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Add,
    /// It was free until now.
    Change,
    Leave,
}

impl Store {
    /// Brings numbers to the vehicles that carry them, all or none: new ones are added, free ones are free no more. One that is
    /// on its vehicle stays as it is, whoever owns that now. Fails when the office is not in the record.
    pub async fn take_over_plate_numbers(
        &self,
        office: &OfficeCode,
        numbers: &[NumberInUse],
        now: Moment,
    ) -> Result<Count, TakeOverError> {
        let transaction = self.begin_write().await?;
        lock::hold(&*transaction, Space::PlatePool, office.as_str()).await?;
        let steps = self.steps(&*transaction, office, (numbers, now)).await?;
        let numbered = |step| {
            let wanted = numbers.iter().zip(&steps).filter(move |(_, one)| **one == step);
            wanted.map(|(number, _)| number.assigned()).collect::<Vec<_>>()
        };
        let taken = numbered(Step::Change);
        for number in &taken {
            let mut row = columns(self.keys(), number);
            row.case_number = Set(None);
            row.update(&*transaction).await.map_err(StoreError::from)?;
        }
        let added = self.put_into(&*transaction, office, &numbered(Step::Add)).await?;
        transaction.commit().await?;
        let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        let changed = count(taken.len());
        let same = count(numbers.len()) - added - changed;
        Ok(Count { added, changed, same })
    }

    async fn steps(
        &self,
        connection: &impl ConnectionTrait,
        office: &OfficeCode,
        (numbers, now): (&[NumberInUse], Moment),
    ) -> Result<Vec<Step>, TakeOverError> {
        let mut pool = self.around(connection, office, numbers).await?;
        let (mut steps, mut faults) = (vec![], vec![]);
        for (place, number) in numbers.iter().enumerate() {
            let index = self.keys().vehicle_index(&number.holder.vehicle);
            match pool.step(self, (office, &index), (number, now))? {
                Ok(step) => {
                    pool.carry(number, index);
                    steps.push(step);
                }
                Err(fault) => faults.push((place, fault)),
            }
        }
        if faults.is_empty() {
            Ok(steps)
        } else {
            Err(TakeOverError::Faults(faults))
        }
    }

    /// What the pools know of these numbers, and this pool of their vehicles. The rows stay as they are meanwhile.
    async fn around(
        &self,
        connection: &impl ConnectionTrait,
        office: &OfficeCode,
        numbers: &[NumberInUse],
    ) -> Result<Pool, StoreError> {
        let indices = numbers
            .iter()
            .map(|number| self.keys().vehicle_index(&number.holder.vehicle));
        let same_number = Column::Number.is_in(numbers.iter().map(|number| number.number.as_str()));
        let same_vehicle = Condition::all()
            .add(Column::Office.eq(office.as_str()))
            .add(Column::VehicleIndex.is_in(indices));
        let rows = Entity::find()
            .filter(Condition::any().add(same_number).add(same_vehicle))
            .lock_exclusive()
            .all(connection)
            .await?;
        let own = rows.iter().filter(|row| row.office == office.as_str());
        let vehicles = own.filter_map(|row| Some((row.vehicle_index.clone()?, row.number.clone())));
        Ok(Pool {
            vehicles: vehicles.collect(),
            taken: BTreeMap::new(),
            rows: rows.into_iter().map(|row| (row.number.clone(), row)).collect(),
        })
    }
}

/// What is known of the numbers and vehicles of one list, also from what stands before in it.
struct Pool {
    rows: BTreeMap<String, Model>,
    /// The number of each vehicle.
    vehicles: BTreeMap<String, String>,
    /// The vehicle of each number of the list so far.
    taken: BTreeMap<String, String>,
}

impl Pool {
    fn step(
        &self,
        store: &Store,
        (office, index): (&OfficeCode, &String),
        (number, now): (&NumberInUse, Moment),
    ) -> Result<Result<Step, TakeOverFault>, StoreError> {
        let text = number.number.as_str();
        if let Some(vehicle) = self.taken.get(text) {
            let same = vehicle == index;
            return Ok(same.then_some(Step::Leave).ok_or(TakeOverFault::OtherVehicle));
        }
        let second = self.vehicles.get(index).is_some_and(|other| other != text);
        let found = match self.rows.get(text) {
            None => Ok(Step::Add),
            Some(row) if row.office != office.as_str() => Err(TakeOverFault::OtherOffice),
            Some(row) if row.vehicle_index.as_ref() == Some(index) => Ok(Step::Leave),
            Some(row) => free(&read(store.keys(), row)?, now),
        };
        Ok(found.and_then(|step| {
            if second {
                Err(TakeOverFault::SecondNumber)
            } else {
                Ok(step)
            }
        }))
    }

    fn carry(&mut self, number: &NumberInUse, index: String) {
        let text = number.number.to_string();
        self.taken.insert(text.clone(), index.clone());
        self.vehicles.insert(index, text);
    }
}

fn free(number: &PoolNumber, now: Moment) -> Result<Step, TakeOverFault> {
    match number.state() {
        NumberState::Assigned { .. } => Err(TakeOverFault::OtherVehicle),
        _ if number.is_free(now) => Ok(Step::Change),
        _ => Err(TakeOverFault::Promised),
    }
}
