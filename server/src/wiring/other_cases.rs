//! Commands of one case to another, the way of everybody's: through the gateway, as the row of the other is now.

use activities::ports::{OtherCases, PortError};
use async_trait::async_trait;
use domain::{
    case::{CaseKind, Refusal},
    evidence_access::{self, EvidenceAccess},
    file_handover::{self, FileHandover},
    identifier::CaseNumber,
    time::Moment,
    vehicle_transfer::{self, VehicleTransfer},
};
use gateway::{Cases, EngineError};
use std::sync::Arc;
use store::{Store, StoreError, record};
use workflows::runtime::{Asked, HasWorkflow, Opening};

/// What has to be added to the engine's time for the office time at which a case asks.
pub type OffsetSeconds = Arc<dyn Fn(Moment) -> i64 + Send + Sync>;

/// The cases of the record.
#[derive(Clone)]
pub struct GatewayCases {
    pub store: Store,
    pub cases: Cases,
    /// Where the case that is asked does not run, it starts with this.
    pub clock_offset_seconds: OffsetSeconds,
}

#[async_trait]
impl OtherCases for GatewayCases {
    async fn ask_handover(
        &self,
        handover: &CaseNumber,
        asked: Asked<file_handover::Command>,
        at: Moment,
    ) -> Result<Result<(), Refusal>, PortError> {
        let opens = matches!(asked.envelope.command, file_handover::Command::Open(_));
        let to = To::<FileHandover> {
            case: handover,
            asked,
            opens,
        };
        to.ask(self, at).await
    }

    async fn ask_transfer(
        &self,
        transfer: &CaseNumber,
        asked: Asked<vehicle_transfer::Command>,
        at: Moment,
    ) -> Result<Result<(), Refusal>, PortError> {
        let to = To::<VehicleTransfer> {
            case: transfer,
            asked,
            opens: false,
        };
        to.ask(self, at).await
    }

    async fn ask_evidence(
        &self,
        access: &CaseNumber,
        asked: Asked<evidence_access::Command>,
        at: Moment,
    ) -> Result<Result<(), Refusal>, PortError> {
        let to = To::<EvidenceAccess> {
            case: access,
            asked,
            opens: false,
        };
        to.ask(self, at).await
    }
}

/// A command on its way to a case.
struct To<'a, K: CaseKind> {
    case: &'a CaseNumber,
    asked: Asked<K::Command>,
    /// Whether it may begin the case.
    opens: bool,
}

impl<K: HasWorkflow> To<'_, K> {
    /// What the case says, once it has said it.
    async fn ask(self, line: &GatewayCases, at: Moment) -> Result<Result<(), Refusal>, PortError> {
        let clock_offset_seconds = (line.clock_offset_seconds)(at);
        let loaded = record::load::<K>(&line.store, self.case).await;
        let opening: Opening<K> = match loaded.map_err(|error| broken(&error))? {
            Some(row) => Opening {
                state: Some(row.state),
                version: row.version,
                clock_offset_seconds,
            },
            None if self.opens => Opening::new_case(clock_offset_seconds),
            None => {
                return Err(PortError::Fail {
                    code: "CASE_NOT_FOUND".to_owned(),
                });
            }
        };
        let answer = line.cases.send(self.case, opening, self.asked).await;
        let answer = answer.map_err(|error| unanswered(&error))?;
        if answer.nothing_was_kept() {
            return Err(retry("STORE_UNAVAILABLE"));
        }
        Ok(answer.outcome)
    }
}

const fn retry(code: &'static str) -> PortError {
    PortError::Retry { code, after: None }
}

fn broken(error: &StoreError) -> PortError {
    tracing::warn!(%error, "the row of another case cannot be read");
    retry("STORE")
}

/// Whether it arrived is not known: it is asked again, and recorded once.
fn unanswered(error: &EngineError) -> PortError {
    tracing::warn!(
        error = error as &dyn std::error::Error,
        "another case does not answer"
    );
    match error {
        EngineError::Pending => retry("PENDING"),
        EngineError::Unavailable(_) | EngineError::Failed(_) => retry("ENGINE"),
    }
}
