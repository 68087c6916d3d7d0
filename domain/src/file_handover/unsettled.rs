//! What no source says about a handover. Each stays visible as unknown: nothing happens by itself for want of it.

use crate::law::Words;

/// A question without an answer in the sources that were found (domain dossier, section 12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unsettled {
    /// So it ends by an act: of the transfer, or of the accepting office.
    HowLongItWaits,
    /// So the ministry's desk hears of it when the ceiling of Order 164 has passed.
    HowLongTheProvinceHas,
    /// So the periods run anew, as after the first request.
    PeriodAfterRefusal,
    /// So it is counted by the one of the accepting office, as everything in its cases.
    WhoseCalendarCounts,
    /// So nobody is told when it takes long; the vehicle stays locked until it is done.
    HowSoonTheOriginMarks,
    /// So the transfer hears of it and people decide there.
    WhatReplacesALostFile,
}

impl Unsettled {
    pub const ALL: [Self; 6] = [
        Self::HowLongItWaits,
        Self::HowLongTheProvinceHas,
        Self::PeriodAfterRefusal,
        Self::WhoseCalendarCounts,
        Self::HowSoonTheOriginMarks,
        Self::WhatReplacesALostFile,
    ];

    pub const fn words(self) -> Words {
        match self {
            Self::HowLongItWaits => Words::new(
                "未查到档案移交最长等待期限，不自动终止",
                "How long a handover waits before it ends was not found: it does not end by itself",
            ),
            Self::HowLongTheProvinceHas => Words::new(
                "未查到省级督办期限，以规定的最长期限届满为报部时点",
                "How long a province has was not found: the ministry hears of it when the ceiling has passed",
            ),
            Self::PeriodAfterRefusal => Words::new(
                "未查到退回后重新报送的期限，按首次请求重新起算",
                "The period after a refusal was not found: it runs anew",
            ),
            Self::WhoseCalendarCounts => Words::new(
                "转出地的期限按接收地的工作日历计算",
                "The origin's period is counted by the calendar of the accepting office",
            ),
            Self::HowSoonTheOriginMarks => Words::new(
                "未查到转出地标注已移交的期限",
                "How soon the origin has to mark its copy was not found",
            ),
            Self::WhatReplacesALostFile => Words::new(
                "未查到档案遗失的处理规定，由人工决定",
                "What replaces a lost file was not found: people decide",
            ),
        }
    }
}
