//! Examples that were counted by hand, properties, the register, and one explanation in full.

mod examples;
mod explained;
mod properties;
mod registered;
mod waking;

use chrono::{NaiveDate, NaiveTime};

use super::{Deadline, DeadlineId, Length, RuleId, counting::count, rule};
use crate::{calendar::Calendar, time::office_moment};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A deadline that started on a day, at noon.
fn started(id: RuleId, start: NaiveDate, calendar: &Calendar) -> Deadline {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
    Deadline::start(DeadlineId(1), id, office_moment(start, noon), calendar)
}

/// The same with a length that no rule has.
fn started_with(id: RuleId, length: Length, start: NaiveDate, calendar: &Calendar) -> Deadline {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
    Deadline::start_with(DeadlineId(1), (id, length), office_moment(start, noon), calendar)
}
