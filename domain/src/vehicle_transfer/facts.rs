//! What `record` looks up for a transfer inside its transaction.

use crate::{
    case::CaseFacts,
    file_handover::Custodian,
    identifier::CaseNumber,
    law::{rollout::Rollout, vehicle::emission::EmissionPolicy},
    plate::PlatePrefix,
};

/// The facts of a command on a transfer.
#[derive(Clone, Debug)]
pub struct Facts {
    pub case: CaseFacts,
    /// Another case about the same vehicle that has not ended; for the opening only.
    pub open_case: Option<CaseNumber>,
    /// Which office has the file, by the handovers of the vehicle; for the opening, and wherever the file
    /// is asked for or has to be here.
    pub custodian: Option<Custodian>,
    pub rollout: Rollout,
    pub emission: EmissionPolicy,
    /// With what the numbers of the office begin.
    pub prefixes: Vec<PlatePrefix>,
}

impl AsRef<CaseFacts> for Facts {
    fn as_ref(&self) -> &CaseFacts {
        &self.case
    }
}
