//! What the embedded registry says of a vehicle, and how others change it: the police, a court, an office of customs.

use crate::{
    Store, StoreError,
    entity::{
        Id,
        registry_vehicle::{Column, Entity, Model},
        registry_vehicle_ban as ban,
    },
};
use chrono::NaiveDate;
use domain::{
    access::PersonId,
    identifier::Vin,
    law::vehicle::{Unsettled, VehicleFacts, status::VehicleStatus},
    vehicle_transfer::VehicleRecord,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use serde::de::DeserializeOwned;
use serde_json::Value;

impl Store {
    /// The vehicle of this number, with the ban of whoever applies for it.
    pub async fn registry_vehicle(
        &self,
        vin: &Vin,
        applicant: PersonId,
    ) -> Result<Option<VehicleRecord>, StoreError> {
        let index = self.keys().vehicle_index(vin);
        let found = Entity::find_by_id(index).one(self.connection()).await?;
        let Some(row) = found else { return Ok(None) };
        let ban = ban::Entity::find_by_id(Id::from(applicant))
            .one(self.connection())
            .await?;
        record(row, ban.map(|ban| ban.until)).map(Some)
    }

    /// Changes the status of a vehicle. Returns whether there is one.
    pub async fn set_vehicle_status(&self, vin: &Vin, status: &VehicleStatus) -> Result<bool, StoreError> {
        self.change_vehicle(vin, (Column::Status, status.as_str().into()))
            .await
    }

    /// Changes what is open against a vehicle. Returns whether there is one.
    pub async fn set_vehicle_unsettled(&self, vin: &Vin, unsettled: Unsettled) -> Result<bool, StoreError> {
        let unsettled =
            serde_json::to_value(unsettled).map_err(|_| StoreError::Unwritable("what is unsettled"))?;
        self.change_vehicle(vin, (Column::Unsettled, unsettled.into()))
            .await
    }

    /// Lets a person apply for no vehicle before this day.
    pub async fn ban_from_vehicles(&self, person: PersonId, until: NaiveDate) -> Result<(), StoreError> {
        let row = ban::ActiveModel {
            person: Set(person.into()),
            until: Set(until),
        };
        let again = OnConflict::column(ban::Column::Person)
            .update_column(ban::Column::Until)
            .to_owned();
        ban::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(self.connection())
            .await?;
        Ok(())
    }

    async fn change_vehicle(&self, vin: &Vin, (column, value): (Column, Expr)) -> Result<bool, StoreError> {
        let done = Entity::update_many()
            .col_expr(column, value)
            .filter(Column::VehicleIndex.eq(self.keys().vehicle_index(vin)))
            .exec(self.connection())
            .await?;
        Ok(done.rows_affected == 1)
    }
}

/// The status of a row.
pub(super) fn status(row: &Model) -> Result<VehicleStatus, StoreError> {
    row.status
        .parse()
        .map_err(|_| StoreError::Unreadable("registry_vehicles.status"))
}

fn record(row: Model, banned_until: Option<NaiveDate>) -> Result<VehicleRecord, StoreError> {
    let facts: VehicleFacts = read(row.facts.clone())?;
    let plate = row.plate.as_deref().map(str::parse).transpose();
    Ok(VehicleRecord {
        vehicle: VehicleFacts {
            status: status(&row)?,
            ..facts
        },
        unsettled: row.unsettled.map(read).transpose()?,
        owner: row.owner.into(),
        plate: plate.map_err(|_| StoreError::Unreadable("registry_vehicles.plate"))?,
        class: read(Value::String(row.class))?,
        banned_until,
    })
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, StoreError> {
    serde_json::from_value(value).map_err(|_| StoreError::Unreadable("registry_vehicles"))
}
