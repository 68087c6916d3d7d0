//! By which way a transfer came in.

use crate::law::Words;
use serde::{Deserialize, Serialize};

/// The channel of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TransferChannel {
    /// By the applicant or somebody who acts for them.
    Online,
    /// By a clerk for the person at the counter.
    Counter,
    /// By a registration service station (Order 164, articles 69 and 70).
    ServiceStation,
}

impl TransferChannel {
    pub const ALL: [Self; 3] = [Self::Online, Self::Counter, Self::ServiceStation];

    pub const fn words(self) -> Words {
        match self {
            Self::Online => Words::new("网上", "Online"),
            Self::Counter => Words::new("窗口", "At the counter"),
            Self::ServiceStation => Words::new("登记服务站", "At a service station"),
        }
    }
}
