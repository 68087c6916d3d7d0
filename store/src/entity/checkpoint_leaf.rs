//! Where a case stood at a checkpoint; it stands there at later ones too, until the next row of it.
//!
//! A row whose checkpoint does not exist is left over from a work that was broken off. Version 0: the case is gone,
//! and a person let that pass.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "checkpoint_leaves")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_number: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub checkpoint: i64,
    pub version: i64,
    pub head_hash: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The event that the leaf is about. Not a foreign key: the leaf outlives it.
    #[sea_orm(
        belongs_to = "super::event::Entity",
        from = "(Column::CaseNumber, Column::Version)",
        to = "(super::event::Column::CaseNumber, super::event::Column::Version)"
    )]
    Event,
}

impl ActiveModelBehavior for ActiveModel {}
