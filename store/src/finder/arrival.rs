//! How much of a file of a vehicle has arrived, for whoever sees its handover.

use super::{Finder, wire::count};
use crate::{
    StoreError,
    arrival::Arrived,
    entity::file_arrival::{Column, Entity},
};
use domain::identifier::CaseNumber;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Finder<'_> {
    /// What has arrived in an attempt of a handover in scope. `None` where nothing was noted yet. It tells nothing but numbers, and
    /// a stream asks for it again and again, so it is no read to be logged: that of the handover is.
    pub async fn arrived(&self, handover: &CaseNumber, attempt: u32) -> Result<Option<Arrived>, StoreError> {
        let row = Entity::find()
            .filter(self.scope.arrivals())
            .filter(Column::Handover.eq(handover.as_str()))
            .filter(Column::Attempt.eq(attempt));
        let row = row.one(self.store.connection()).await?;
        row.map(|row| {
            Ok(Arrived {
                bytes: count("bytes", row.bytes)?,
                files: count("files", row.files)?,
                since: row.since,
            })
        })
        .transpose()
    }
}
