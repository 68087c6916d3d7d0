//! A vehicle in the embedded register of stolen ones.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stolen_vehicles")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub vehicle_index: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
