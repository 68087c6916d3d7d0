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
    pub outcome: Result<Vec<Entry<K::Event>>, Refusal>,
}
