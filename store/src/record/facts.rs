//! The facts that every kind needs: office time and the calendar of the office.

use crate::{Store, StoreError, entity::office};
use chrono::NaiveDate;
use domain::{case::CaseFacts, identifier::OfficeCode, time::Moment};
use sea_orm::{ConnectionTrait, EntityTrait};

/// The facts for a command at an office. Fails when the office is not in the record.
pub(super) async fn shared<C: ConnectionTrait>(
    store: &Store,
    connection: &C,
    (office, now): (&OfficeCode, Moment),
) -> Result<CaseFacts, StoreError> {
    let row = office::Entity::find_by_id(office.as_str())
        .one(connection)
        .await?;
    let days_off = row.ok_or(StoreError::Missing("the office"))?.days_off;
    let days_off: Vec<NaiveDate> =
        serde_json::from_value(days_off).map_err(|_| StoreError::Unreadable("days_off"))?;
    Ok(CaseFacts {
        now,
        calendar: store.newest_calendar(connection).await?.with_days_off(days_off),
    })
}
