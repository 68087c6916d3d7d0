//! One day of a deadline, and why it counts or not.

use crate::{Words, date::Date};
use async_graphql::{Enum, SimpleObject};
use domain::{calendar, deadline};

/// What a day is for an office (日期性质)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "calendar::DayKind")]
pub enum DayKind {
    /// 工作日
    Working,
    /// 调休上班日
    MakeUpWorking,
    /// 周末
    Weekend,
    /// 节假日放假
    StatutoryHoliday,
    /// 本地放假
    LocalDayOff,
    /// A weekday of a year without an official calendar (暂按工作日计)
    AssumedWorking,
    /// A weekend day of a year without an official calendar (暂按周末计)
    AssumedWeekend,
}

/// What a day does to a period (计算说明)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "deadline::DayNote")]
pub enum DayNote {
    /// The period starts; not counted (起算日)
    Start,
    /// 计入期间
    Counted,
    /// 非工作日，不计入
    NotWorking,
    /// The period would end here, but the day is off (顺延)
    RolledForward,
    /// 届满日
    Due,
}

/// One day of a period (期间中的一日)
#[derive(Clone, Debug, SimpleObject)]
pub struct ExplainedDay {
    pub day: Date,
    pub kind: DayKind,
    pub kind_words: Words,
    /// The number of the day within the period; none for a day that does not count.
    pub counted: Option<u16>,
    pub note: DayNote,
    pub note_words: Words,
}

impl From<deadline::ExplainedDay> for ExplainedDay {
    fn from(day: deadline::ExplainedDay) -> Self {
        Self {
            day: day.day.into(),
            kind: day.kind.into(),
            kind_words: Words::new(day.kind.text_zh(), day.kind.text_en()),
            counted: day.counted,
            note: day.note.into(),
            note_words: Words::new(day.note.text_zh(), day.note.text_en()),
        }
    }
}
