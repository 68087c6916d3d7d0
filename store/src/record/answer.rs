//! What goes into the record and what comes out.

use super::wire;
use domain::{
    case::{CaseKind, Entry, Envelope, Refusal},
    identifier::CaseNumber,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// One command for one case.
#[derive(Debug)]
pub struct RecordInput<'a, K: CaseKind> {
    pub number: &'a CaseNumber,
    pub envelope: &'a Envelope<K::Command>,
    /// The version that the caller holds; 0 opens the case.
    pub expected_version: u64,
    /// Office time of the command; kept to the microsecond.
    pub now: Moment,
}

impl<K: CaseKind> RecordInput<'_, K> {
    pub(super) fn now(&self) -> Moment {
        wire::moment(self.now)
    }
}

/// The answer of the record. Asked again with the same request, it is the first answer, for ever: whoever holds a
/// later version must skip the entries that it has folded already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(serialize = "", deserialize = ""))]
pub struct Recorded<K: CaseKind> {
    /// The version of the case after the command.
    pub version: u64,
    /// The version of the row now: later than `version` beside the first answer of a request when the case went on.
    pub present: u64,
    pub outcome: Result<Vec<Entry<K::Event>>, Refusal>,
}

impl<K: CaseKind> Recorded<K> {
    /// The answer of a command that was recorded last.
    pub(super) fn new(version: u64, outcome: Result<Vec<Entry<K::Event>>, Refusal>) -> Self {
        Self {
            version,
            present: version,
            outcome,
        }
    }

    /// Whether somebody who holds this version has the row as it is now once they have folded the entries. Where a request
    /// was answered before, other commands may have been recorded before it or after it.
    pub fn leads_to_present(&self, held: u64) -> bool {
        let first = self.outcome.as_ref().ok().and_then(|entries| entries.first());
        let adjoins = first.is_some_and(|first| first.version <= held + 1);
        held >= self.present || (adjoins && self.version == self.present)
    }
}
