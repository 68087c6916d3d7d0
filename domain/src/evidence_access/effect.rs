//! What an application asks of the register of accidents, of whoever makes pages and of whoever sends codes, and what they
//! answer.

use super::Redaction;
use crate::{
    access::PersonId,
    accident::{AccidentFile, AccidentNumber, ContentHash, ItemContent, ItemId},
    case::OwnEffect,
};
use serde::{Deserialize, Serialize};

/// Something to do outside the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "effect"
)]
pub enum EvidenceEffect {
    /// Ask the unit's register about an accident.
    LookUpAccident { number: AccidentNumber },
    /// Render an item to pixels, burn the covers in and keep the pages; asked twice, they are the same pages.
    MakePages {
        item: ItemId,
        content: ItemContent,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        redaction: Option<Redaction>,
    },
    /// Send a code to the address on file. It follows from a key, the case and this effect, so it is at rest nowhere.
    SendCode { to: PersonId },
}

/// What is answered when it will not be tried again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "outcome"
)]
pub enum EvidenceOutcome {
    AccidentFound {
        file: Box<AccidentFile>,
    },
    AccidentNotFound,
    /// The pages in their order.
    PagesMade {
        pages: Vec<ContentHash>,
    },
    /// No pages can be made of it, by a code for machines.
    Unreadable {
        code: String,
    },
    CodeSent,
    /// No address is on file.
    NothingToSendTo,
}

impl OwnEffect for EvidenceEffect {
    type Outcome = EvidenceOutcome;

    fn answered_by(&self, outcome: &EvidenceOutcome) -> bool {
        use EvidenceOutcome as Answer;
        match self {
            Self::LookUpAccident { .. } => {
                matches!(outcome, Answer::AccidentFound { .. } | Answer::AccidentNotFound)
            }
            Self::MakePages { .. } => {
                matches!(outcome, Answer::PagesMade { .. } | Answer::Unreadable { .. })
            }
            Self::SendCode { .. } => matches!(outcome, Answer::CodeSent | Answer::NothingToSendTo),
        }
    }

    /// A question to the register changes nothing and is asked until it is answered.
    fn can_fail(&self) -> bool {
        !matches!(self, Self::LookUpAccident { .. })
    }
}
