//! Calendars: each year that is published makes the next version, and no version ever changes.

use crate::{
    Store, StoreError,
    entity::{calendar, office},
};
use chrono::NaiveDate;
use domain::{
    access::PersonId,
    calendar::{Calendar, CalendarProblem, CalendarYear},
    time::Moment,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryOrder, QuerySelect};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

/// The versions that were read so far: every command asks for the newest.
#[derive(Clone, Default)]
pub(crate) struct KnownCalendars(Arc<Mutex<BTreeMap<i32, Calendar>>>);

impl KnownCalendars {
    fn get(&self, version: i32) -> Option<Calendar> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&version).cloned()
    }

    fn keep(&self, version: i32, calendar: &Calendar) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(version, calendar.clone());
    }
}

impl Store {
    /// The newest published calendar; the built-in one before any was published.
    pub(crate) async fn newest_calendar<C: ConnectionTrait>(
        &self,
        connection: &C,
    ) -> Result<Calendar, StoreError> {
        let versions = calendar::Entity::find()
            .select_only()
            .column(calendar::Column::Version)
            .order_by_desc(calendar::Column::Version);
        let newest: Option<i32> = versions.into_tuple().one(connection).await?;
        let published = match newest {
            Some(version) => self.published_calendar(connection, version).await?,
            None => None,
        };
        Ok(published.unwrap_or_else(Calendar::official))
    }

    /// The newest calendar with the days off of an office. Fails when the office is not in the record.
    pub(crate) async fn office_calendar<C: ConnectionTrait>(
        &self,
        connection: &C,
        office: &str,
    ) -> Result<Calendar, StoreError> {
        let row = office::Entity::find_by_id(office).one(connection).await?;
        let days_off = row.ok_or(StoreError::Missing("the office"))?.days_off;
        let days_off: Vec<NaiveDate> =
            serde_json::from_value(days_off).map_err(|_| StoreError::Unreadable("days_off"))?;
        Ok(self.newest_calendar(connection).await?.with_days_off(days_off))
    }

    /// The calendar that was published as this version.
    pub(crate) async fn published_calendar<C: ConnectionTrait>(
        &self,
        connection: &C,
        version: i32,
    ) -> Result<Option<Calendar>, StoreError> {
        if let Some(known) = self.calendars().get(version) {
            return Ok(Some(known));
        }
        let Some(row) = calendar::Entity::find_by_id(version).one(connection).await? else {
            return Ok(None);
        };
        let calendar = serde_json::from_value(row.body).map_err(|_| StoreError::Unreadable("calendar"))?;
        self.calendars().keep(version, &calendar);
        Ok(Some(calendar))
    }

    /// Keeps the calendar of a year as the next version and gives that version; or what is wrong with it. Published
    /// again as it is, it stays the version that it has.
    pub async fn publish_calendar(
        &self,
        (year, plan): (i32, CalendarYear),
        (by, at): (PersonId, Moment),
    ) -> Result<Result<u32, CalendarProblem>, StoreError> {
        let tx = self.begin_write().await?;
        let current = self.newest_calendar(&*tx).await?;
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
        calendar::Entity::insert(row).exec_without_returning(&*tx).await?;
        tx.commit().await?;
        Ok(Ok(published.version()))
    }
}
