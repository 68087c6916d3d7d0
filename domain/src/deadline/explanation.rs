//! Why a deadline ends when it does, day by day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Deadline, Length,
    counting::{self, End},
    rule,
};
use crate::calendar::{Calendar, DayKind};

/// What one day does to a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DayNote {
    /// The period starts; the day is not counted.
    Start,
    Counted,
    /// A day off in a period of working days.
    NotWorking,
    /// The period would end here, but the day is off, so the end moves on.
    RolledForward,
    /// The last day.
    Due,
}

/// One day of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExplainedDay {
    pub day: NaiveDate,
    pub kind: DayKind,
    /// The number of the day within the period; none for days that do not count.
    pub counted: Option<u16>,
    pub note: DayNote,
}

/// Every day of a deadline, from its start to its due day, each once.
///
/// `calendar` is the one it was counted by: that of its `calendar_version`, with the days off of its office.
pub fn explain(deadline: &Deadline, calendar: &Calendar) -> Vec<ExplainedDay> {
    let end = counting::count(
        deadline.start,
        deadline.length,
        rule(deadline.rule).roll_forward,
        calendar,
    );
    let mut number = 0;
    deadline
        .start
        .iter_days()
        .take_while(|day| *day <= deadline.due)
        .map(|day| {
            let kind = calendar.day(day);
            let counts = counts(deadline, end, day, kind);
            number += u16::from(counts);
            let note = if day == deadline.due && day != deadline.start {
                DayNote::Due
            } else {
                note(deadline, end, day, counts)
            };
            ExplainedDay {
                day,
                kind,
                counted: counts.then_some(number),
                note,
            }
        })
        .collect()
}

fn counts(deadline: &Deadline, end: End, day: NaiveDate, kind: DayKind) -> bool {
    let in_period = day > deadline.start && day <= end.counted;
    match deadline.length {
        Length::WorkingDays(_) => in_period && kind.is_working(),
        Length::CalendarDays(_) | Length::Months(_) | Length::Years(_) => in_period,
    }
}

/// The note of a day before the last one.
fn note(deadline: &Deadline, end: End, day: NaiveDate, counts: bool) -> DayNote {
    if day == deadline.start {
        DayNote::Start
    } else if matches!(deadline.length, Length::WorkingDays(_)) {
        if counts {
            DayNote::Counted
        } else {
            DayNote::NotWorking
        }
    } else if day < end.counted {
        DayNote::Counted
    } else {
        DayNote::RolledForward
    }
}

impl DayNote {
    /// The words for people, in Chinese.
    pub fn text_zh(self) -> &'static str {
        match self {
            Self::Start => "期间开始之日，不计入",
            Self::Counted => "计入期间",
            Self::NotWorking => "非工作日，不计入",
            Self::RolledForward => "期间届满遇休息日，顺延",
            Self::Due => "期间届满之日",
        }
    }

    /// The words for people, in English.
    pub fn text_en(self) -> &'static str {
        match self {
            Self::Start => "the period starts; this day is not counted",
            Self::Counted => "counted",
            Self::NotWorking => "not a working day; not counted",
            Self::RolledForward => "the period would end on a day off; its end moves on",
            Self::Due => "the last day of the period",
        }
    }
}
