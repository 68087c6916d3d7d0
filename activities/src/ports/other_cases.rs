//! Other cases: what one asks of another goes the same way as everybody's command.

use super::PortError;
use async_trait::async_trait;
use domain::{
    case::Refusal, evidence_access, file_handover, identifier::CaseNumber, time::Moment, vehicle_transfer,
};
use workflows::runtime::Asked;

/// The cases of the record, through the engine. A command that is asked again, by the same request, gets the first answer.
///
/// The inner result is what the case says. A case that is not there is `CASE_NOT_FOUND`; `at` is when the asking case asks, by the
/// office clock.
#[async_trait]
pub trait OtherCases: Send + Sync {
    /// Asks a handover. An opening begins it where it is not there.
    async fn ask_handover(
        &self,
        handover: &CaseNumber,
        asked: Asked<file_handover::Command>,
        at: Moment,
    ) -> Result<Result<(), Refusal>, PortError>;

    /// Asks a transfer, which is there.
    async fn ask_transfer(
        &self,
        transfer: &CaseNumber,
        asked: Asked<vehicle_transfer::Command>,
        at: Moment,
    ) -> Result<Result<(), Refusal>, PortError>;

    /// Asks an application to see evidence, which is there.
    async fn ask_evidence(
        &self,
        access: &CaseNumber,
        asked: Asked<evidence_access::Command>,
        at: Moment,
    ) -> Result<Result<(), Refusal>, PortError>;
}
