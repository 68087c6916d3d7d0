//! The calendars by which the API counts.

use crate::failure::{Failure, Result};
use domain::{calendar::Calendar, identifier::OfficeCode};
use store::{StoreError, finder::OfficeData};

/// The newest calendar of the office.
pub(crate) async fn newest(offices: &OfficeData<'_>, office: &OfficeCode) -> Result<Calendar> {
    let calendar = offices.calendar(office).await?;
    calendar.ok_or(Failure::Store(StoreError::Missing("the office")))
}

/// The calendar by which a deadline of the office was counted.
pub(crate) async fn of_version(
    offices: OfficeData<'_>,
    office: &OfficeCode,
    version: u32,
) -> Result<Calendar> {
    let calendar = offices.calendar_version(office, version).await?;
    calendar.ok_or(Failure::Store(StoreError::Missing("the office")))
}
