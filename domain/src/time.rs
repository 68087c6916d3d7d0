//! Moments and days. Asia/Shanghai decides what day it is.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};

/// An instant of the office clock: engine time plus an offset that only the demo and the tests may set.
pub type Moment = DateTime<Utc>;

/// China Standard Time. Daylight saving ended in 1991, before any case here began.
const SHANGHAI_SECONDS_EAST: i32 = 8 * 3600;

fn shanghai() -> FixedOffset {
    FixedOffset::east_opt(SHANGHAI_SECONDS_EAST).expect("eight hours is a valid offset")
}

/// The calendar day in Asia/Shanghai at a moment.
pub fn office_day(moment: Moment) -> NaiveDate {
    moment.with_timezone(&shanghai()).date_naive()
}

/// What a wall clock in Asia/Shanghai shows at a moment.
pub fn office_wall_clock(moment: Moment) -> NaiveDateTime {
    moment.with_timezone(&shanghai()).naive_local()
}

/// The moment at which a wall clock in Asia/Shanghai shows `time` on `day`.
pub fn office_moment(day: NaiveDate, time: NaiveTime) -> Moment {
    shanghai()
        .from_local_datetime(&day.and_time(time))
        .single()
        .expect("a fixed offset has no gaps")
        .with_timezone(&Utc)
}

/// Midnight in Asia/Shanghai at which `day` begins.
pub fn start_of(day: NaiveDate) -> Moment {
    office_moment(day, NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_sixteen_hours_utc_of_the_day_before() {
        let eve: Moment = "2021-10-22T15:59:59Z".parse().unwrap();
        let midnight: Moment = "2021-10-22T16:00:00Z".parse().unwrap();
        assert_eq!(office_day(eve).to_string(), "2021-10-22");
        assert_eq!(office_day(midnight).to_string(), "2021-10-23");
        assert_eq!(start_of(office_day(midnight)), midnight);
    }
}
