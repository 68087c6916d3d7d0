//! What `record` looks up for an application inside its transaction.

use super::{Circumstances, Policy};
use crate::{
    access::PersonId, case::CaseFacts, identifier::CaseNumber, law::rollout::Gate, time::office_day,
};
use std::collections::BTreeSet;

/// The facts of a command on access to evidence.
#[derive(Clone, Debug)]
pub struct Facts {
    pub case: CaseFacts,
    /// Another application of the same person to the same unit about the same accident that has not ended; for the opening,
    /// a new decision and a renewal only.
    pub open_case: Option<CaseNumber>,
    /// Whether seeing evidence online is in use in the unit's area on the day of office time.
    pub gate: Gate,
    /// Who heads the unit now: they are told when supervision breaks the glass.
    pub heads: BTreeSet<PersonId>,
    /// What the installation promises.
    pub policy: Policy,
    /// Whether the code of an `OpenViewing` is the one that was sent ([`super::live_code`]); `false` for all else.
    pub code_fits: bool,
}

impl Facts {
    pub fn circumstances(&self) -> Circumstances<'_> {
        Circumstances {
            today: office_day(self.case.now),
            gate: &self.gate,
        }
    }
}

impl AsRef<CaseFacts> for Facts {
    fn as_ref(&self) -> &CaseFacts {
        &self.case
    }
}
