//! A message in the inbox of a person.

use super::Id;
use domain::time::Moment;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id,
    pub person: Id,
    pub case_number: String,
    pub effect: i32,
    pub kind: String,
    pub body_enc: Vec<u8>,
    pub sent_at: Moment,
    pub read_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
