//! The embedded insurers and the register of stolen vehicles.

use crate::{
    Store, StoreError,
    entity::{insured_vehicle, stolen_vehicle},
};
use chrono::NaiveDate;
use domain::identifier::Vin;
use sea_orm::{ActiveValue::Set, EntityTrait};

impl Store {
    /// The last day on which a vehicle is insured, if it is or was.
    pub async fn insured_to(&self, vin: &Vin) -> Result<Option<NaiveDate>, StoreError> {
        let found = insured_vehicle::Entity::find_by_id(self.keys().vehicle_index(vin));
        Ok(found.one(self.connection()).await?.map(|row| row.insured_to))
    }

    /// Whether a vehicle is reported as stolen.
    pub async fn is_stolen(&self, vin: &Vin) -> Result<bool, StoreError> {
        let found = stolen_vehicle::Entity::find_by_id(self.keys().vehicle_index(vin));
        Ok(found.one(self.connection()).await?.is_some())
    }

    /// Reports a vehicle as stolen.
    pub async fn report_stolen(&self, vin: &Vin) -> Result<(), StoreError> {
        let row = stolen_vehicle::ActiveModel {
            vehicle_index: Set(self.keys().vehicle_index(vin)),
        };
        stolen_vehicle::Entity::insert(row)
            .on_conflict_do_nothing()
            .exec_without_returning(self.connection())
            .await?;
        Ok(())
    }
}
