//! One checkpoint with its signature; `domain::audit::Checkpoint`.

use chrono::NaiveDate;
use domain::time::Moment;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "checkpoints")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub at: Moment,
    pub day: Option<NaiveDate>,
    pub cases: i64,
    pub discontinued: i64,
    pub root: Vec<u8>,
    pub previous_hash: Vec<u8>,
    pub key_id: String,
    pub signature: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
