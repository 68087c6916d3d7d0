//! By which way an application came in.

use crate::law::Words;
use serde::{Deserialize, Serialize};

/// The channel of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EvidenceChannel {
    Online,
    /// By staff of the accident unit for the person at the counter.
    Counter,
}

impl EvidenceChannel {
    pub const ALL: [Self; 2] = [Self::Online, Self::Counter];

    pub const fn words(self) -> Words {
        match self {
            Self::Online => Words::new("网上", "Online"),
            Self::Counter => Words::new("窗口", "At the counter"),
        }
    }
}
