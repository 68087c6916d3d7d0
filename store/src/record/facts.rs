//! The facts that every kind needs: office time and the calendar of the office.

use crate::{Store, StoreError};
use domain::{case::CaseFacts, identifier::OfficeCode, time::Moment};
use sea_orm::ConnectionTrait;

/// The facts for a command at an office. Fails when the office is not in the record.
pub(super) async fn shared<C: ConnectionTrait>(
    store: &Store,
    connection: &C,
    (office, now): (&OfficeCode, Moment),
) -> Result<CaseFacts, StoreError> {
    let calendar = store.office_calendar(connection, office.as_str()).await?;
    Ok(CaseFacts { now, calendar })
}
