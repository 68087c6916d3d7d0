//! A deadline of a case: one rule, started on one day.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{Instrument, Length, Obligation, OnExpiry, RuleId, counting, rule};
use crate::{
    calendar::Calendar,
    time::{Moment, office_day, office_moment, start_of},
};

/// Hour at which the one who must act is warned on the due day, in Asia/Shanghai.
const WARNING_HOUR: u32 = 9;

/// The number of a deadline within its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeadlineId(pub u32);

/// Where a deadline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DeadlineStatus {
    Running,
    /// What it asks for was done in time.
    Met,
    /// The period passed.
    Expired,
    /// It no longer matters, because the case took another way.
    Stopped,
}

/// A period that runs, with what was read from its rule and calendar when it was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deadline {
    pub id: DeadlineId,
    pub rule: RuleId,
    pub instrument: Instrument,
    pub length: Length,
    pub on_expiry: OnExpiry,
    pub obligation: Obligation,
    /// The day from which it runs, in Asia/Shanghai. It is not counted.
    pub start: NaiveDate,
    /// The last day of the period, in Asia/Shanghai.
    pub due: NaiveDate,
    pub calendar_version: u32,
    /// Counted with a year that has no official calendar, so the due day can still move.
    pub provisional: bool,
    pub status: DeadlineStatus,
    /// Whether the warning of the due day was given.
    pub warned: bool,
}

impl Deadline {
    /// Starts the period of `rule` on the day of `from`, by the calendar of the office that handles the case.
    pub fn start(id: DeadlineId, rule_id: RuleId, from: Moment, calendar: &Calendar) -> Self {
        Self::start_with(id, (rule_id, rule(rule_id).length), from, calendar)
    }

    /// The same with a length of its own, where the register's is only what holds if nobody says another (policy).
    pub fn start_with(
        id: DeadlineId,
        (rule_id, length): (RuleId, Length),
        from: Moment,
        calendar: &Calendar,
    ) -> Self {
        let rule = rule(rule_id);
        let start = office_day(from);
        let end = counting::count(start, length, rule.roll_forward, calendar);
        Self {
            id,
            rule: rule_id,
            instrument: rule.instrument,
            length,
            on_expiry: rule.on_expiry,
            obligation: rule.obligation,
            start,
            due: end.due,
            calendar_version: calendar.version(),
            provisional: end.provisional,
            status: DeadlineStatus::Running,
            warned: false,
        }
    }

    /// 09:00 of the due day in Asia/Shanghai.
    pub fn warn_at(&self) -> Moment {
        let morning = NaiveTime::from_hms_opt(WARNING_HOUR, 0, 0).expect("nine o'clock is a time");
        office_moment(self.due, morning)
    }

    /// The first moment after the due day: the deadline is met until then.
    pub fn expires_at(&self) -> Moment {
        start_of(counting::next(self.due))
    }

    /// When the case has to look at it next: the warning, then the end. Nothing for one that the case does
    /// not wait for, or that is over.
    ///
    /// The moment can lie in the past, when a deadline was recalculated or a case slept.
    pub fn next_wake(&self) -> Option<Moment> {
        if self.status != DeadlineStatus::Running || !self.obligation.is_awaited() {
            return None;
        }
        Some(if self.warned {
            self.expires_at()
        } else {
            self.warn_at()
        })
    }

    /// The deadline by a newer calendar, where that changes the due day or settles a provisional one.
    ///
    /// `None` when nothing changes, when `calendar` is not newer, or when the deadline is over. A moved due day is
    /// warned of again.
    pub fn recalculated(&self, calendar: &Calendar) -> Option<Self> {
        if self.status != DeadlineStatus::Running || calendar.version() <= self.calendar_version {
            return None;
        }
        let end = counting::count(self.start, self.length, rule(self.rule).roll_forward, calendar);
        if end.due == self.due && end.provisional == self.provisional {
            return None;
        }
        Some(Self {
            due: end.due,
            provisional: end.provisional,
            calendar_version: calendar.version(),
            warned: self.warned && end.due == self.due,
            ..self.clone()
        })
    }
}
