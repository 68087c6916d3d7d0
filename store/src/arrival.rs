//! How much of a file of a vehicle has arrived: a note beside the record, and no part of it. The chain says who has the file.

use crate::{
    Store, StoreError,
    entity::file_arrival::{Column, Entity, Model},
    record::small,
};
use domain::{identifier::CaseNumber, time::Moment};
use sea_orm::{
    EntityTrait, IntoActiveModel,
    sea_query::{Alias, Expr, ExprTrait, OnConflict},
};

/// What has arrived in one attempt, counted by the office of origin from what the destination acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// Bytes on the disk of the destination.
    pub bytes: u64,
    /// Files that are there whole.
    pub files: u64,
    /// Office time from which on the file was to be sent.
    pub since: Moment,
}

/// Notes what has arrived in an attempt. It grows: a sender that begins to count anew takes nothing back.
pub async fn note(
    store: &Store,
    (handover, attempt): (&CaseNumber, u32),
    arrived: &Arrived,
) -> Result<(), StoreError> {
    let row = Model {
        handover: handover.to_string(),
        attempt: small(attempt),
        bytes: i64::try_from(arrived.bytes).unwrap_or(i64::MAX),
        files: i32::try_from(arrived.files).unwrap_or(i32::MAX),
        since: arrived.since,
    };
    let excluded = |column: &'static str| Expr::col((Alias::new("excluded"), Alias::new(column)));
    let grown = excluded("bytes").gte(Expr::col((Entity, Column::Bytes)));
    let conflict = OnConflict::columns([Column::Handover, Column::Attempt])
        .update_columns([Column::Bytes, Column::Files])
        .action_and_where(grown)
        .to_owned();
    let writing = store.begin_write().await?;
    Entity::insert(row.into_active_model())
        .on_conflict(conflict)
        .exec_without_returning(&*writing)
        .await?;
    writing.commit().await
}
