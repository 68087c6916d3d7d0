//! Publishing a calendar version, by which every later deadline is counted.

use crate::{
    Store, StoreError,
    entity::{Id, calendar},
};
use domain::{access::PersonId, calendar::Calendar, time::Moment};
use sea_orm::{ActiveValue::Set, EntityTrait};

impl Store {
    /// Adds a version; one that was published before stays as it is. Gives whether this one is new. Open cases hear of
    /// it by the workflow `calendar_publication`.
    pub async fn publish_calendar(
        &self,
        calendar: &Calendar,
        by: PersonId,
        at: Moment,
    ) -> Result<bool, StoreError> {
        let version = i32::try_from(calendar.version()).map_err(|_| StoreError::Unwritable("a version"))?;
        let body = serde_json::to_value(calendar).map_err(|_| StoreError::Unwritable("a calendar"))?;
        let row = calendar::ActiveModel {
            version: Set(version),
            body: Set(body),
            published_at: Set(at),
            published_by: Set(Id::from(by).to_string()),
        };
        let added = calendar::Entity::insert(row)
            .on_conflict_do_nothing_on([calendar::Column::Version])
            .exec_without_returning(self.connection())
            .await?;
        Ok(matches!(added, sea_orm::TryInsertResult::Inserted(rows) if rows > 0))
    }
}
