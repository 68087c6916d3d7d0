//! A vehicle of the embedded registry, known by a keyed hash of its number.

use super::Id;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registry_vehicles")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub vehicle_index: String,
    pub office: String,
    pub origin: Option<String>,
    pub owner: Id,
    pub plate: Option<String>,
    pub class: String,
    pub status: String,
    pub facts: Json,
    pub unsettled: Option<Json>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
