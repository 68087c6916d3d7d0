//! The grant: from when to when what was released can be seen, and what cuts it short.

use crate::{law::Words, time::Moment};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How long a grant lasts (policy).
pub const GRANT: TimeDelta = TimeDelta::days(30);
/// The longest that a grant can be extended to, from its first moment (policy).
pub const LONGEST_GRANT: TimeDelta = TimeDelta::days(365);

/// Access for one person. Each moment is a timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Grant {
    pub opens_at: Moment,
    /// When it was given, if that was another moment than its first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_at: Option<Moment>,
    /// The first moment at which nothing can be seen any more.
    pub ends_at: Moment,
    /// Whether the person was told that it is open.
    pub opened: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended_since: Option<Moment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<EndReason>,
}

/// Why a grant ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EndReason {
    /// The time has passed.
    Expired,
    Revoked,
    /// The authority of whoever acts for another has ended.
    Authority,
    /// The file was handed to prosecution.
    Prosecution,
    /// The file was with the court when the grant was renewed.
    Court,
}

impl EndReason {
    pub const ALL: [Self; 5] = [
        Self::Expired,
        Self::Revoked,
        Self::Authority,
        Self::Prosecution,
        Self::Court,
    ];

    pub const fn words(self) -> Words {
        match self {
            Self::Expired => Words::new("查阅期限届满", "The time to see it has passed"),
            Self::Revoked => Words::new("查阅被撤销", "Access was taken back"),
            Self::Authority => Words::new("代理权终止", "The authority to act has ended"),
            Self::Prosecution => Words::new("案卷已移送检察机关", "The file was handed over to prosecution"),
            Self::Court => Words::new("案卷已移送人民法院", "The file is with the court"),
        }
    }
}

impl Grant {
    pub fn given(at: Moment, opens_at: Moment, ends_at: Moment) -> Self {
        Self {
            opens_at,
            given_at: (at != opens_at).then_some(at),
            ends_at,
            opened: false,
            suspended_since: None,
            ended: None,
        }
    }

    pub fn given_at(&self) -> Moment {
        self.given_at.unwrap_or(self.opens_at)
    }

    /// Whether it stands, be it that it has not begun or is suspended.
    pub const fn stands(&self) -> bool {
        self.ended.is_none()
    }

    /// Whether something can be seen at `now`. It does not depend on how fast timers are.
    pub fn is_open_at(&self, now: Moment) -> bool {
        self.stands() && self.suspended_since.is_none() && self.opens_at <= now && now < self.ends_at
    }

    /// When it has to be looked at next.
    pub const fn next_wake(&self) -> Option<Moment> {
        match (self.ended, self.suspended_since, self.opened) {
            (Some(_), ..) | (None, Some(_), _) => None,
            (None, None, false) => Some(self.opens_at),
            (None, None, true) => Some(self.ends_at),
        }
    }

    /// When it ends, if a suspension ends at `now`: the time that it took is given back.
    pub fn end_after_suspension(&self, now: Moment) -> Moment {
        let Some(since) = self.suspended_since else {
            return self.ends_at;
        };
        let lost = now - since.max(self.opens_at);
        self.ends_at + lost.max(TimeDelta::zero())
    }
}
