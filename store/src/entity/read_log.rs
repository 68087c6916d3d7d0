//! Who read what, and why.

use super::Id;
use domain::time::Moment;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "read_log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id,
    pub at: Moment,
    pub reader: Id,
    pub purpose: String,
    pub reason_enc: Option<Vec<u8>>,
    pub case_number: Option<String>,
    pub what: String,
    /// The item of evidence that was looked at, or asked for.
    pub item: Option<String>,
    /// Its page, counted from 1.
    pub page: Option<i32>,
    /// What the invisible mark of the page says: it leads here.
    pub mark: Option<i32>,
    /// Why nothing was shown.
    pub refusal: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
