//! From the start to the due day.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{Length, RollForward};
use crate::calendar::Calendar;

const MONTHS_PER_YEAR: u32 = 12;

/// Where a period ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// The last day that counts.
    pub counted: NaiveDate,
    /// The last day of the period: `counted`, or the working day that it rolled forward to.
    pub due: NaiveDate,
    /// Whether a year without an official calendar had a part in it.
    pub provisional: bool,
}

/// Counts a period whose first day, `start`, is not counted.
pub(super) fn count(start: NaiveDate, length: Length, roll_forward: RollForward, calendar: &Calendar) -> End {
    let counted = match length {
        Length::WorkingDays(days) => return working_days(start, days, calendar),
        Length::CalendarDays(days) => start.checked_add_days(Days::new(days.into())),
        Length::Months(months) => start.checked_add_months(Months::new(months.into())),
        Length::Years(years) => start.checked_add_months(Months::new(MONTHS_PER_YEAR * u32::from(years))),
    }
    .expect("no period reaches the end of the calendar of chrono, in the year 262142");
    match roll_forward {
        RollForward::Law | RollForward::Policy => rolled(counted, calendar),
        RollForward::No => End {
            counted,
            due: counted,
            provisional: false,
        },
    }
}

/// The day after.
pub(super) fn next(day: NaiveDate) -> NaiveDate {
    day.succ_opt()
        .expect("no deadline lies at the end of the calendar of chrono, in the year 262142")
}

fn working_days(start: NaiveDate, days: u16, calendar: &Calendar) -> End {
    let mut end = End {
        counted: start,
        due: start,
        provisional: false,
    };
    for _ in 0..days {
        end.due = next(end.due);
        end.provisional |= !calendar.covers(end.due.year());
        while !calendar.is_working(end.due) {
            end.due = next(end.due);
            end.provisional |= !calendar.covers(end.due.year());
        }
    }
    End {
        counted: end.due,
        ..end
    }
}

fn rolled(counted: NaiveDate, calendar: &Calendar) -> End {
    let mut end = End {
        counted,
        due: counted,
        provisional: !calendar.covers(counted.year()),
    };
    while !calendar.is_working(end.due) {
        end.due = next(end.due);
        end.provisional |= !calendar.covers(end.due.year());
    }
    end
}
