//! What one day is for an office.

use serde::{Deserialize, Serialize};

/// What a day is for an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DayKind {
    /// An ordinary weekday.
    Working,
    /// A Saturday or Sunday that is worked in exchange for a day off (调休上班, HOL24 art. 6).
    MakeUpWorking,
    /// A Saturday or Sunday, also when a festival falls on it.
    Weekend,
    /// A weekday that the official notice makes a day off: a festival, or a day exchanged for a weekend.
    StatutoryHoliday,
    /// A working day on which this office alone is closed (HOL24 art. 4).
    LocalDayOff,
    /// A weekday of a year without an official calendar.
    AssumedWorking,
    /// A Saturday or Sunday of a year without an official calendar.
    AssumedWeekend,
}

impl DayKind {
    /// Whether the office works, as far as is known.
    pub fn is_working(self) -> bool {
        matches!(self, Self::Working | Self::MakeUpWorking | Self::AssumedWorking)
    }

    /// Whether the year has no official calendar, so that this can still change.
    pub fn is_assumed(self) -> bool {
        matches!(self, Self::AssumedWorking | Self::AssumedWeekend)
    }

    /// The words for people, in Chinese.
    pub fn text_zh(self) -> &'static str {
        match self {
            Self::Working => "工作日",
            Self::MakeUpWorking => "调休上班日",
            Self::Weekend => "周末",
            Self::StatutoryHoliday => "节假日放假",
            Self::LocalDayOff => "本地放假",
            Self::AssumedWorking => "暂按工作日计（该年放假安排尚未公布）",
            Self::AssumedWeekend => "暂按周末计（该年放假安排尚未公布）",
        }
    }

    /// The words for people, in English.
    pub fn text_en(self) -> &'static str {
        match self {
            Self::Working => "working day",
            Self::MakeUpWorking => "make-up working day",
            Self::Weekend => "weekend",
            Self::StatutoryHoliday => "public holiday",
            Self::LocalDayOff => "local day off",
            Self::AssumedWorking => "taken as a working day (no official calendar of this year yet)",
            Self::AssumedWeekend => "taken as a weekend (no official calendar of this year yet)",
        }
    }
}
