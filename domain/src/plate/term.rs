//! How long a number has to be used to be kept, and for how long it is (O164 44).

use chrono::{Months, NaiveDate};

use crate::calendar::Calendar;
use crate::deadline::{Deadline, DeadlineId, RuleId};
use crate::time::start_of;

/// Whether an owner used a number for one year or more; "or more" includes the year to the day (O164 44(2)2, 92(3)).
pub fn used_long_enough(since: NaiveDate, withdrawn: NaiveDate) -> bool {
    since
        .checked_add_months(Months::new(12))
        .is_some_and(|year| year <= withdrawn)
}

/// The last day on which a former owner may claim a number withdrawn on this day: two years later, and on from a day off by
/// policy, as the register of periods counts it (O164 44(2)1).
pub fn last_day_to_claim(withdrawn: NaiveDate, calendar: &Calendar) -> NaiveDate {
    Deadline::start(DeadlineId(0), RuleId::UC_KEEP_NO, start_of(withdrawn), calendar).due
}
