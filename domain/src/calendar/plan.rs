//! The official calendar of one year, and what is wrong with one that cannot be published.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::is_weekend;

/// What the yearly notice changes in the plain week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CalendarYear {
    /// Weekdays off.
    pub holidays: BTreeSet<NaiveDate>,
    /// Saturdays and Sundays that are worked.
    pub make_up_days: BTreeSet<NaiveDate>,
    /// The notice or collection that says so, with what is doubted about it.
    pub source: String,
}

/// Why a year cannot be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarProblem {
    #[error("failed to publish calendar version {offered}: version {current} is in force")]
    VersionNotNewer { current: u32, offered: u32 },
    #[error("failed to publish the calendar of {year}: {day} lies in another year")]
    OtherYear { year: i32, day: NaiveDate },
    #[error("failed to publish the calendar: holiday {day} is a weekend day anyway")]
    HolidayOnWeekend { day: NaiveDate },
    #[error("failed to publish the calendar: make-up day {day} is a weekday")]
    MakeUpOnWeekday { day: NaiveDate },
    /// No year is without a holiday on a weekday; an empty plan would silently be plain weekends.
    #[error("failed to publish the calendar of {year}: it has no holiday on a weekday")]
    NoHolidays { year: i32 },
    #[error("failed to publish the calendar of {year}: it names no source")]
    NoSource { year: i32 },
}

impl CalendarYear {
    /// Refuses a plan that cannot be the notice of `year`.
    pub(super) fn check(&self, year: i32) -> Result<(), CalendarProblem> {
        if let Some(&day) = self
            .holidays
            .union(&self.make_up_days)
            .find(|day| day.year() != year)
        {
            return Err(CalendarProblem::OtherYear { year, day });
        }
        if let Some(&day) = self.holidays.iter().find(|day| is_weekend(**day)) {
            return Err(CalendarProblem::HolidayOnWeekend { day });
        }
        if let Some(&day) = self.make_up_days.iter().find(|day| !is_weekend(**day)) {
            return Err(CalendarProblem::MakeUpOnWeekday { day });
        }
        if self.holidays.is_empty() {
            return Err(CalendarProblem::NoHolidays { year });
        }
        if self.source.trim().is_empty() {
            return Err(CalendarProblem::NoSource { year });
        }
        Ok(())
    }
}
