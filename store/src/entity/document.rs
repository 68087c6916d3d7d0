//! A document, projected from the state of its case; the name comes from its upload.

use super::Id;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "documents")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_number: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id,
    pub kind: String,
    pub media_type: String,
    pub size: i64,
    pub sha256: String,
    pub name_enc: Option<Vec<u8>>,
    pub attached_version: i64,
    pub attached_by: Option<Id>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
