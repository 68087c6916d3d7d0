//! How long a period is.

use serde::{Deserialize, Serialize};

/// The length of a period. The first day never counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Length {
    WorkingDays(u16),
    CalendarDays(u16),
    /// Ends on the same day of the month, or on the month's last day where it has none.
    Months(u16),
    /// Ends on the same day of the year; from 29 February, on 28 February of a common year.
    Years(u16),
}

impl Length {
    /// The words for people, in Chinese.
    pub fn text_zh(self) -> String {
        match self {
            Self::WorkingDays(count) => format!("{count}个工作日"),
            Self::CalendarDays(count) => format!("{count}日（自然日）"),
            Self::Months(count) => format!("{count}个月"),
            Self::Years(count) => format!("{count}年"),
        }
    }

    /// The words for people, in English.
    pub fn text_en(self) -> String {
        let (count, unit) = match self {
            Self::WorkingDays(count) => (count, "working day"),
            Self::CalendarDays(count) => (count, "calendar day"),
            Self::Months(count) => (count, "month"),
            Self::Years(count) => (count, "year"),
        };
        format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_reads_in_both_languages() {
        assert_eq!(Length::WorkingDays(1).text_en(), "1 working day");
        assert_eq!(Length::CalendarDays(60).text_en(), "60 calendar days");
        assert_eq!(Length::Months(6).text_zh(), "6个月");
        assert_eq!(Length::WorkingDays(5).text_zh(), "5个工作日");
    }
}
