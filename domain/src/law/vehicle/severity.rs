//! How much stands in the way of an application.

use serde::{Deserialize, Serialize};

use crate::law::Words;

/// Worse last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Severity {
    /// Nothing.
    Clear,
    /// A person has to look at what the rules or the data leave open.
    Review,
    /// It waits until the applicant has cured something.
    Paused,
    /// The office says no.
    Blocked,
}

impl Severity {
    pub const ALL: [Self; 4] = [Self::Clear, Self::Review, Self::Paused, Self::Blocked];

    pub const fn words(self) -> Words {
        match self {
            Self::Clear => Words::new("可以办理", "Nothing stands in the way"),
            Self::Review => Words::new("转人工审核", "A person decides"),
            Self::Paused => Words::new("暂停办理", "On hold until it is cured"),
            Self::Blocked => Words::new("不予办理", "Not possible"),
        }
    }
}
