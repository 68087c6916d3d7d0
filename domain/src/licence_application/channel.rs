//! By which way an application came in.

use crate::law::Words;
use serde::{Deserialize, Serialize};

/// The channel of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IntakeChannel {
    /// By the driver. It exists as intake only: the one way on is the conversion to the counter.
    Online,
    /// By a clerk for the person at the counter.
    Counter,
    /// By a clerk at the person's home: the place of the counter act (design).
    HomeVisit,
}

impl IntakeChannel {
    pub const ALL: [Self; 3] = [Self::Online, Self::Counter, Self::HomeVisit];

    pub const fn words(self) -> Words {
        match self {
            Self::Online => Words::new("网上", "Online"),
            Self::Counter => Words::new("窗口", "At the counter"),
            Self::HomeVisit => Words::new("上门", "At home"),
        }
    }
}
