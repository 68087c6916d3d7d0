//! The number of a new case, which the same request must find again.
//!
//! It holds the day of receipt, and a request that is repeated after midnight must not open a second case. So: a request
//! that was answered goes to the case that it went to. One that was not yet gets the day of the time that is in its id (UUID
//! version 7), if that is not far off, and today otherwise.

use super::run::Desk;
use crate::{
    failure::{Failure, Result},
    request,
};
use chrono::{DateTime, NaiveDate, TimeDelta};
use domain::{
    case::RequestId,
    identifier::{CaseNumber, IdentityDocument, OfficeCode},
    time::{Moment, office_day},
};
use std::time::{SystemTime, UNIX_EPOCH};

/// How far the clock of a client may be off before its time is not used.
const TRUSTED: TimeDelta = TimeDelta::hours(24);

impl Desk<'_, '_> {
    /// The number of the case that this request opens or has opened, and whether it was answered before.
    pub(super) async fn new_number(
        &self,
        office: &OfficeCode,
        (applicant, request): (&IdentityDocument, RequestId),
    ) -> Result<(CaseNumber, bool)> {
        if let Some(number) = self.reader.finder().case_of_request(request).await? {
            return Ok((number, true));
        }
        let keys = request::services(self.ctx).store.keys();
        let tag = keys.case_tag(&applicant.canonical(), request);
        let number = CaseNumber::new(office, day(request, self.reader.now), tag)
            .map_err(|_| Failure::BadInput("failed to number the case"))?;
        Ok((number, false))
    }
}

/// The day on which this request was made.
fn day(request: RequestId, now: Moment) -> NaiveDate {
    let made = made_at(request, now).filter(|made| (now - *made).abs() <= TRUSTED);
    office_day(made.unwrap_or(now))
}

/// When a request id of version 7 was made, by the office clock: the client's clock is a wall clock.
fn made_at(request: RequestId, now: Moment) -> Option<Moment> {
    let (seconds, nanoseconds) = request
        .0
        .get_timestamp()
        .filter(|_| request.0.get_version_num() == 7)?
        .to_unix();
    let made = DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanoseconds)?;
    let wall = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let wall = DateTime::from_timestamp(i64::try_from(wall.as_secs()).ok()?, 0)?;
    now.checked_add_signed(made - wall)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::{Builder, Uuid};

    fn version_7(age: TimeDelta) -> RequestId {
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
        let millis = u64::try_from(i64::try_from(wall).unwrap() - age.num_milliseconds()).unwrap();
        RequestId(Builder::from_unix_timestamp_millis(millis, &[7; 10]).into_uuid())
    }

    /// Noon in Shanghai, in a demonstration of another year.
    fn noon() -> Moment {
        "2021-10-22T04:00:00Z".parse().unwrap()
    }

    fn first(request: RequestId) -> String {
        day(request, noon()).to_string()
    }

    #[test]
    fn a_time_in_the_id_gives_the_day_by_the_office_clock() {
        assert_eq!(first(version_7(TimeDelta::zero())), "2021-10-22");
        assert_eq!(first(version_7(TimeDelta::hours(20))), "2021-10-21");
    }

    #[test]
    fn a_time_that_is_far_off_or_missing_gives_today() {
        assert_eq!(first(version_7(TimeDelta::days(30))), "2021-10-22");
        assert_eq!(first(version_7(TimeDelta::days(-30))), "2021-10-22");
        assert_eq!(first(RequestId(Uuid::from_u128(4))), "2021-10-22");
    }
}
