//! Working days: the official calendar by year, its make-up working days, and the days off of one office.

mod by_year;
mod day_kind;
mod official;
mod plan;

#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

pub use self::{
    day_kind::DayKind,
    plan::{CalendarProblem, CalendarYear},
};

/// The working time of an office, in one published version.
///
/// A year that is not in it is counted by plain weekends, and every such day says that it is assumed. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Calendar {
    version: u32,
    #[serde(with = "by_year")]
    years: Arc<BTreeMap<i32, CalendarYear>>,
    days_off: BTreeSet<NaiveDate>,
}

impl Calendar {
    /// The calendar that is built in: 2004 to 2026, version 1. `domain/data/README.md` says where it comes from.
    pub fn official() -> Self {
        official::calendar()
    }

    /// Rises with every year that is published.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Whether an official calendar is known for `year`.
    pub fn covers(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// What was published for `year`, with its source.
    pub fn year(&self, year: i32) -> Option<&CalendarYear> {
        self.years.get(&year)
    }

    /// The next version, in which `plan` is the calendar of `year`: new, or in place of an earlier one.
    ///
    /// A notice for New Year can move days of the December before. They belong to that year: publish it again as well.
    pub fn published(&self, version: u32, year: i32, plan: CalendarYear) -> Result<Self, CalendarProblem> {
        if version <= self.version {
            return Err(CalendarProblem::VersionNotNewer {
                current: self.version,
                offered: version,
            });
        }
        plan.check(year)?;
        let mut next = Self {
            version,
            ..self.clone()
        };
        Arc::make_mut(&mut next.years).insert(year, plan);
        Ok(next)
    }

    /// The calendar of an office that has further days off: local festivals of minorities (HOL24 art. 4).
    #[must_use]
    pub fn with_days_off(mut self, days: impl IntoIterator<Item = NaiveDate>) -> Self {
        self.days_off.extend(days);
        self
    }

    /// What `day` is for the office.
    pub fn day(&self, day: NaiveDate) -> DayKind {
        let kind = self.public_day(day);
        if kind.is_working() && self.days_off.contains(&day) {
            DayKind::LocalDayOff
        } else {
            kind
        }
    }

    /// Whether the office works on `day`.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        self.day(day).is_working()
    }

    fn public_day(&self, day: NaiveDate) -> DayKind {
        let Some(plan) = self.years.get(&day.year()) else {
            return if is_weekend(day) {
                DayKind::AssumedWeekend
            } else {
                DayKind::AssumedWorking
            };
        };
        match is_weekend(day) {
            true if plan.make_up_days.contains(&day) => DayKind::MakeUpWorking,
            true => DayKind::Weekend,
            false if plan.holidays.contains(&day) => DayKind::StatutoryHoliday,
            false => DayKind::Working,
        }
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
