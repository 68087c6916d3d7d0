//! Who may not apply for a vehicle before a day, as the embedded registry knows it.

use super::Id;
use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registry_vehicle_bans")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: Id,
    pub until: NaiveDate,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
