//! A plate number of an office's pool. The vehicle is sealed, bound to the number; `vehicle_index` is a keyed hash.

use super::Id;
use chrono::NaiveDate;
use domain::time::Moment;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plate_numbers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: String,
    pub office: String,
    pub class: String,
    pub place: i64,
    pub state: String,
    /// The case to which it was given last.
    pub case_number: Option<String>,
    pub person: Option<Id>,
    pub until: Option<Moment>,
    pub vehicle_enc: Option<Vec<u8>>,
    pub vehicle_index: Option<String>,
    pub since: Option<NaiveDate>,
    pub claim_until: Option<NaiveDate>,
    /// The vehicle that carried it before, for whoever may claim it; sealed as the other is.
    pub former_vehicle_enc: Option<Vec<u8>>,
    pub free_from: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
