//! A licence of the embedded registry.

use super::Id;
use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registry_licences")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: Id,
    pub document_index: String,
    pub office: String,
    pub status: String,
    pub class: String,
    pub first_issued: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub photo_on_file: bool,
    pub banned_until: Option<NaiveDate>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
