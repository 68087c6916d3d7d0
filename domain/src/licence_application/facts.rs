//! What `record` looks up for an application inside its transaction.

use crate::{access::PersonId, case::CaseFacts, identifier::CaseNumber, law::rollout::Gate};

/// The facts of a command on an application.
#[derive(Clone, Debug)]
pub struct Facts {
    pub case: CaseFacts,
    /// The person of the submitted identity document; for the opening only.
    pub applicant: Option<PersonId>,
    /// Another application of the same person that has not ended.
    pub open_case: Option<CaseNumber>,
    /// Whether the electronic licence is in use in the office's city on the day of office time.
    pub gate: Gate,
}

impl AsRef<CaseFacts> for Facts {
    fn as_ref(&self) -> &CaseFacts {
        &self.case
    }
}
