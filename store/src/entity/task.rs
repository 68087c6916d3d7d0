//! A task, projected from the state of its case.

use super::Id;
use domain::time::Moment;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tasks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_number: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub task: i32,
    pub purpose: String,
    pub post: String,
    pub office: String,
    pub state: String,
    pub claimed_by: Option<Id>,
    pub lease_until: Option<Moment>,
    pub fence: i32,
    pub opened_version: i64,
    pub changed_version: i64,
    pub closed: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
