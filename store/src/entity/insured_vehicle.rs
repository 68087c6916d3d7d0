//! Until when the embedded insurers insure a vehicle.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "insured_vehicles")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub vehicle_index: String,
    pub insured_to: NaiveDate,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
