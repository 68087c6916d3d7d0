//! How much of a file of a vehicle has arrived in one attempt of its handover, as the sender counts what was acknowledged.

use domain::time::Moment;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "file_arrivals")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub handover: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub attempt: i32,
    pub bytes: i64,
    pub files: i32,
    pub since: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
