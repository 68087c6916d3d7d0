//! An invoice of the embedded tax office. `used_in` is the case in which it was used up.

use super::Id;
use chrono::NaiveDate;
use domain::time::Moment;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tax_invoices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: String,
    pub vehicle_index: String,
    pub buyer: Id,
    pub place: String,
    pub issued: NaiveDate,
    pub used_in: Option<String>,
    pub used_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
