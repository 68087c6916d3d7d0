//! The facts by which the API asks `decide` on the row: what anybody may know. What `record` alone looks up, another open
//! case of the person, is left open here: `record` decides.

use crate::failure::{Failure, Result};
use domain::{
    access::PersonId,
    calendar::Calendar,
    case::CaseFacts,
    identifier::OfficeCode,
    law::rollout::Feature,
    licence_application::Facts,
    time::{Moment, office_day},
};
use store::{StoreError, finder::OfficeData};

/// The facts of an application at an office.
pub(crate) async fn licence_application(
    offices: OfficeData<'_>,
    office: &OfficeCode,
    (now, applicant): (Moment, Option<PersonId>),
) -> Result<Facts> {
    let calendar = offices
        .calendar(office)
        .await?
        .ok_or(StoreError::Missing("the office"))?;
    let gate = offices
        .gate(Feature::ElectronicLicence, (&office.division(), office_day(now)))
        .await?;
    Ok(Facts {
        case: CaseFacts { now, calendar },
        applicant,
        open_case: None,
        gate,
    })
}

/// The calendar by which a deadline of the office was counted.
pub(crate) async fn calendar_of(
    offices: OfficeData<'_>,
    office: &OfficeCode,
    version: u32,
) -> Result<Calendar> {
    let calendar = offices.calendar_version(office, version).await?;
    calendar.ok_or(Failure::Store(StoreError::Missing("the office")))
}
