//! What somebody asks to see, and the papers of an application.

use super::{VerdictKind, assessment};
use crate::{
    accident::{EvidenceItem, ItemId, ItemKind},
    law::Words,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "wanted")]
pub enum Wanted {
    /// All that may be seen.
    Everything,
    /// What is named, by kind or by item.
    Named {
        #[serde(default)]
        kinds: BTreeSet<ItemKind>,
        #[serde(default)]
        items: BTreeSet<ItemId>,
    },
    /// How far the handling of the accident is: for owners and insurers.
    Progress,
}

/// What an application consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EvidencePaper {
    SignedApplication,
    Identity,
    ProofOfRelation,
    Authority,
    LawyerLicence,
    FirmLetter,
    Other,
}

impl Wanted {
    /// Whether this item is among what is asked for.
    pub fn asks_for(&self, item: &EvidenceItem) -> bool {
        match self {
            Self::Everything => assessment::verdicts(item)
                .iter()
                .any(|verdict| *verdict != VerdictKind::Refuse),
            Self::Named { kinds, items } => kinds.contains(&item.kind) || items.contains(&item.id),
            Self::Progress => false,
        }
    }

    /// Whether something is named where something has to be.
    pub fn names_something(&self) -> bool {
        match self {
            Self::Everything | Self::Progress => true,
            Self::Named { kinds, items } => !kinds.is_empty() || !items.is_empty(),
        }
    }
}

impl EvidencePaper {
    pub const ALL: [Self; 7] = [
        Self::SignedApplication,
        Self::Identity,
        Self::ProofOfRelation,
        Self::Authority,
        Self::LawyerLicence,
        Self::FirmLetter,
        Self::Other,
    ];

    pub const fn words(self) -> Words {
        match self {
            Self::SignedApplication => Words::new("当事人查阅证据申请", "signed application"),
            Self::Identity => Words::new("身份证明", "identity document"),
            Self::ProofOfRelation => {
                Words::new("近亲属、监护关系证明", "proof of kinship or of guardianship")
            }
            Self::Authority => Words::new(
                "写明委托事项和权限的授权委托书",
                "written authority stating matters and powers",
            ),
            Self::LawyerLicence => Words::new("律师执业证", "lawyer's licence"),
            Self::FirmLetter => Words::new("律师事务所函", "letter of the law firm"),
            Self::Other => Words::new("其他材料", "other document"),
        }
    }
}
