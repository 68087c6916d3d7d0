//! An accident of the embedded accident unit, known by a keyed hash of its number.

use domain::time::Moment;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accident_files")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number_index: String,
    /// A keyed hash of the code for the progress query.
    pub code_index: String,
    pub file_enc: Vec<u8>,
    pub changed_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
