//! What is said of one item: shown, shown with parts covered, or not shown.

use super::Redaction;
use crate::{
    case::FreeText,
    law::{EvidenceGround, Words},
};
use serde::{Deserialize, Serialize};

/// The verdict on an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "verdict")]
pub enum Verdict {
    Release,
    ReleaseRedacted { redaction: Redaction },
    Refuse { ground: EvidenceGround, words: FreeText },
}

/// A verdict without what it consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VerdictKind {
    Release,
    ReleaseRedacted,
    Refuse,
}

impl Verdict {
    pub const fn kind(&self) -> VerdictKind {
        match self {
            Self::Release => VerdictKind::Release,
            Self::ReleaseRedacted { .. } => VerdictKind::ReleaseRedacted,
            Self::Refuse { .. } => VerdictKind::Refuse,
        }
    }

    /// Whether something of the item is shown.
    pub const fn releases(&self) -> bool {
        !matches!(self, Self::Refuse { .. })
    }

    pub const fn redaction(&self) -> Option<&Redaction> {
        match self {
            Self::ReleaseRedacted { redaction } => Some(redaction),
            Self::Release | Self::Refuse { .. } => None,
        }
    }
}

impl VerdictKind {
    pub const ALL: [Self; 3] = [Self::Release, Self::ReleaseRedacted, Self::Refuse];

    pub const fn words(self) -> Words {
        match self {
            Self::Release => Words::new("同意查阅", "shown"),
            Self::ReleaseRedacted => Words::new("遮盖部分内容后同意查阅", "shown with parts covered"),
            Self::Refuse => Words::new("不同意查阅", "not shown"),
        }
    }
}
