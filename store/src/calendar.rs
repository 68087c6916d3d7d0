//! Publishing the calendar of a year: the next version, never a changed one.

use crate::{Store, StoreError, entity::calendar};
use domain::{
    access::PersonId,
    calendar::{Calendar, CalendarProblem, CalendarYear},
    time::Moment,
};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryOrder};

impl Store {
    /// Keeps the calendar of a year as the next version and gives that version; or what is wrong with it. Published
    /// again as it is, it stays the version that it has.
    pub async fn publish_calendar(
        &self,
        (year, plan): (i32, CalendarYear),
        (by, at): (PersonId, Moment),
    ) -> Result<Result<u32, CalendarProblem>, StoreError> {
        let tx = self.begin_write().await?;
        let newest = calendar::Entity::find()
            .order_by_desc(calendar::Column::Version)
            .one(&tx)
            .await?;
        let current = match newest {
            None => Calendar::official(),
            Some(row) => serde_json::from_value(row.body).map_err(|_| StoreError::Unreadable("calendar"))?,
        };
        if current.year(year) == Some(&plan) {
            return Ok(Ok(current.version()));
        }
        let published = match current.published(current.version() + 1, year, plan) {
            Ok(published) => published,
            Err(problem) => return Ok(Err(problem)),
        };
        let row = calendar::ActiveModel {
            version: Set(i32::try_from(published.version()).map_err(|_| StoreError::Unwritable("a version"))?),
            body: Set(serde_json::to_value(&published).map_err(|_| StoreError::Unwritable("a calendar"))?),
            published_at: Set(at),
            published_by: Set(by.0.to_string()),
        };
        calendar::Entity::insert(row).exec_without_returning(&tx).await?;
        tx.commit().await?;
        Ok(Ok(published.version()))
    }
}
