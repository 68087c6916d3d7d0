//! An electronic licence that the embedded registry issued.

use super::Id;
use domain::time::Moment;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registry_issuances")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub certificate: String,
    pub person: Id,
    pub idempotency_key: String,
    pub issued_at: Moment,
    pub revoked_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
