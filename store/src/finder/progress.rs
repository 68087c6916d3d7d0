//! The progress of a case for whoever holds its receipt: nothing about anybody.

use super::Finder;
use crate::{
    StoreError,
    entity::case::{Column, Entity},
};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

/// How far a case is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressRow {
    /// Wire name of the case kind.
    pub kind: String,
    pub status: String,
    /// Whom or what it waits for, as a code.
    pub waiting_for: String,
    /// The day by which the office must have acted, in Asia/Shanghai.
    pub expected_by: Option<NaiveDate>,
    /// The day can still move.
    pub provisional: bool,
    pub closed: bool,
}

impl Finder<'_> {
    /// The progress that the scope's receipt shows. A wrong code costs the same work as a wrong number: one keyed hash
    /// and one look-up of both. How often somebody may try is the caller's to limit.
    pub async fn progress(&self) -> Result<Option<ProgressRow>, StoreError> {
        let Some((number, code)) = self.scope.receipt() else {
            return Ok(None);
        };
        let index = self.store.keys().receipt_code_index(number, code);
        let row = Entity::find()
            .select_only()
            .columns([Column::Kind, Column::Status, Column::WaitingFor])
            .columns([Column::Due, Column::Provisional, Column::Closed])
            .filter(Column::Number.eq(number.as_str()))
            .filter(Column::ReceiptCodeIndex.eq(index))
            .into_tuple::<(String, String, String, Option<NaiveDate>, bool, bool)>();
        let row = row.one(self.store.connection()).await?;
        Ok(row.map(
            |(kind, status, waiting_for, expected_by, provisional, closed)| ProgressRow {
                kind,
                status,
                waiting_for,
                expected_by,
                provisional,
                closed,
            },
        ))
    }
}
