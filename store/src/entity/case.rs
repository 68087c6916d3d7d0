//! The row of a case: the truth about it.

use super::Id;
use chrono::NaiveDate;
use domain::time::Moment;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cases")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: String,
    pub kind: String,
    pub status: String,
    pub office: String,
    pub province: String,
    pub applicant: Id,
    pub version: i64,
    pub state_enc: Vec<u8>,
    pub head_hash: Vec<u8>,
    pub received_at: Moment,
    pub opened_at: Moment,
    pub changed_at: Moment,
    pub due: Option<NaiveDate>,
    pub provisional: bool,
    pub escalated: bool,
    pub priority: i32,
    pub closed: bool,
    /// A closed case with effects that are not settled still needs its workflow.
    pub pending_effects: i32,
    pub rule_set: Option<String>,
    pub channel: Option<String>,
    pub waiting_for: String,
    pub receipt_code_index: String,
    /// The keyed hash of the vehicle that it is about.
    pub subject_index: Option<String>,
    /// A second office whose staff work on it: where the file of a vehicle comes from.
    pub origin: Option<String>,
    /// The transfer that it serves.
    pub transfer: Option<String>,
    /// Who took it in at a service station.
    pub taken_in_by: Option<Id>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
