//! What letters of a status do to an application.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::law::vehicle::{Referral, Severity, TransferGround};

/// What one letter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "effect", content = "because")]
pub enum LetterEffect {
    Nothing,
    /// A person decides.
    Review(Referral),
    /// It waits until this is cured.
    Pauses(TransferGround),
    /// Nothing can be done while this is so.
    Blocks(TransferGround),
}

/// What several letters do together. Sets, so that the order of the letters cannot matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusEffect {
    pub blocks: BTreeSet<TransferGround>,
    pub pauses: BTreeSet<TransferGround>,
    pub reviews: BTreeSet<Referral>,
}

impl LetterEffect {
    /// A letter of unknown meaning is never silently fine.
    pub const OF_UNKNOWN: Self = Self::Review(Referral::UnknownLetter);

    pub const fn severity(self) -> Severity {
        match self {
            Self::Nothing => Severity::Clear,
            Self::Review(_) => Severity::Review,
            Self::Pauses(_) => Severity::Paused,
            Self::Blocks(_) => Severity::Blocked,
        }
    }
}

impl StatusEffect {
    /// The worst that is in it.
    pub fn severity(&self) -> Severity {
        if !self.blocks.is_empty() {
            Severity::Blocked
        } else if !self.pauses.is_empty() {
            Severity::Paused
        } else if !self.reviews.is_empty() {
            Severity::Review
        } else {
            Severity::Clear
        }
    }

    pub(super) fn and(mut self, letter: LetterEffect) -> Self {
        match letter {
            LetterEffect::Nothing => {}
            LetterEffect::Review(reason) => self.reviews.extend([reason]),
            LetterEffect::Pauses(ground) => self.pauses.extend([ground]),
            LetterEffect::Blocks(ground) => self.blocks.extend([ground]),
        }
        self
    }
}
