//! The facts that every kind needs: office time and the calendar of the office.

use crate::{
    StoreError,
    entity::{calendar, office},
};
use chrono::NaiveDate;
use domain::{calendar::Calendar, case::CaseFacts, identifier::OfficeCode, time::Moment};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

/// The facts for a command at an office. Fails when the office is not in the record.
pub(super) async fn shared<C: ConnectionTrait>(
    connection: &C,
    office: &OfficeCode,
    now: Moment,
) -> Result<CaseFacts, StoreError> {
    let row = office::Entity::find_by_id(office.as_str())
        .one(connection)
        .await?;
    let days_off = row.ok_or(StoreError::Missing("the office"))?.days_off;
    let days_off: Vec<NaiveDate> =
        serde_json::from_value(days_off).map_err(|_| StoreError::Unreadable("days_off"))?;
    Ok(CaseFacts {
        now,
        calendar: published(connection).await?.with_days_off(days_off),
    })
}

/// The newest published calendar; the built-in one before any was published.
async fn published<C: ConnectionTrait>(connection: &C) -> Result<Calendar, StoreError> {
    let newest = calendar::Entity::find()
        .order_by_desc(calendar::Column::Version)
        .one(connection)
        .await?;
    newest.map_or_else(
        || Ok(Calendar::official()),
        |row| serde_json::from_value(row.body).map_err(|_| StoreError::Unreadable("calendar")),
    )
}
