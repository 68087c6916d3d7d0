//! Whose period it is, what its end does, and whether its end may fall on a day off.

use serde::{Deserialize, Serialize};

/// What happens when the period has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OnExpiry {
    /// It goes to a supervisor.
    Escalate,
    /// The application counts as accepted from the day it was received (ALL art. 32).
    DeemedAccepted,
    /// What was issued is void.
    Void,
    /// The case or the right ends.
    Lapse,
    /// The remedy is no longer open.
    TimeBarred,
    /// What comes later is late, with the consequence that the article names.
    Late,
    /// The licence changes its status, which the licence registry says.
    StatusChange,
    /// From then on the person may do it.
    Allowed,
}

/// Whose period it is, which says whether a case waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Obligation {
    /// The office must act: timer, warning and escalation.
    Duty,
    /// The person's own period: computed and shown. No timer; no case stays open for it.
    Right,
    /// The person's period whose end changes the case: timer and warning.
    Condition,
    /// Another office must act: computed and shown. No timer; no case stays open for it.
    Elsewhere,
}

impl Obligation {
    /// Whether the case waits for what is to happen in the period, and rings when it has passed.
    pub const fn is_awaited(self) -> bool {
        match self {
            Self::Duty | Self::Condition => true,
            Self::Right | Self::Elsewhere => false,
        }
    }
}

/// Whether a period of calendar days, months or years that ends on a day off goes on to the next working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RollForward {
    /// The law says so.
    Law,
    /// By analogy, where the instrument is silent (O164, O162).
    Policy,
    /// It ends on the day it ends. Periods in working days are `No` too: they cannot end on a day off.
    No,
}

impl OnExpiry {
    /// The words for people, in Chinese.
    pub fn text_zh(self) -> &'static str {
        match self {
            Self::Escalate => "逾期督办",
            Self::DeemedAccepted => "逾期视为受理",
            Self::Void => "逾期作废",
            Self::Lapse => "逾期终止",
            Self::TimeBarred => "逾期不再受理",
            Self::Late => "按逾期处理",
            Self::StatusChange => "驾驶证状态变更",
            Self::Allowed => "届满后可以办理",
        }
    }

    /// The words for people, in English.
    pub fn text_en(self) -> &'static str {
        match self {
            Self::Escalate => "goes to a supervisor",
            Self::DeemedAccepted => "counts as accepted",
            Self::Void => "becomes void",
            Self::Lapse => "ends",
            Self::TimeBarred => "no longer open",
            Self::Late => "late",
            Self::StatusChange => "the licence changes its status",
            Self::Allowed => "possible from then on",
        }
    }
}
