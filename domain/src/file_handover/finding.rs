//! What is refused of a file, by name and with its reason.

use crate::custody::{Difference, Hop, ItemVerdict, Manifest, RefusalReason, ReturnReason, Verdict, shown};
use serde::{Deserialize, Serialize};

/// A document that is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// As in the manifest; for a file that it does not list, the name that came, cut and with escapes.
    pub name: String,
    pub reason: FindingReason,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "reason")]
pub enum FindingReason {
    /// It is of the file, and refused.
    Refused { because: RefusalReason },
    /// The manifest does not list it, or it came twice.
    TooMuch,
}

impl Finding {
    fn refused(name: &str, because: RefusalReason) -> Self {
        Self {
            name: name.to_owned(),
            reason: FindingReason::Refused { because },
        }
    }

    /// What a decision refuses.
    pub fn of(verdicts: &[ItemVerdict]) -> Vec<Self> {
        let refused = verdicts.iter().filter_map(|one| match one.verdict {
            Verdict::Accepted => None,
            Verdict::Refused(because) => Some(Self::refused(one.name.as_str(), because)),
        });
        refused.collect()
    }

    fn because(&self) -> Option<RefusalReason> {
        match self.reason {
            FindingReason::Refused { because } => Some(because),
            FindingReason::TooMuch => None,
        }
    }
}

impl From<&Difference> for Finding {
    fn from(difference: &Difference) -> Self {
        match difference {
            Difference::Missing(name) => Self::refused(name.as_str(), RefusalReason::Missing),
            Difference::Altered { name, .. } => Self::refused(name.as_str(), RefusalReason::Altered),
            Difference::TooMuch(name) => Self {
                name: shown(name),
                reason: FindingReason::TooMuch,
            },
        }
    }
}

/// What the destination says of a file that did not arrive as it was listed: a refusal by name, or where every file that is
/// listed is whole, that more came with them.
pub(super) fn hop_of(findings: &[Finding], manifest: &Manifest) -> Hop {
    let verdict = |name: &str| {
        let found = findings.iter().find(|finding| finding.name == name);
        found
            .and_then(Finding::because)
            .map_or(Verdict::Accepted, Verdict::Refused)
    };
    let verdicts: Vec<_> = manifest
        .items()
        .iter()
        .map(|item| ItemVerdict {
            name: item.name.clone(),
            verdict: verdict(item.name.as_str()),
        })
        .collect();
    if refuses(&verdicts) {
        Hop::Refused(verdicts)
    } else {
        Hop::Returned(ReturnReason::Unlisted)
    }
}

/// Whether a decision refuses at least one document.
pub(super) fn refuses(verdicts: &[ItemVerdict]) -> bool {
    verdicts
        .iter()
        .any(|one| matches!(one.verdict, Verdict::Refused(_)))
}
