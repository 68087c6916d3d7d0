//! A vehicle that an office keeps other business away from, for one case.

use domain::time::Moment;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vehicle_locks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub vehicle_index: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub office: String,
    pub holder: String,
    pub at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
