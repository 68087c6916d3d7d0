//! Commands of one case to another, the way of everybody's: through the gateway, as the row of the other is now.

use super::OfficeClock;
use activities::ports::{OtherCases, PortError};
use async_trait::async_trait;
use domain::{
    case::{CaseKind, Refusal},
    file_handover::{self, FileHandover},
    identifier::CaseNumber,
    time::Moment,
    vehicle_transfer::{self, VehicleTransfer},
};
use gateway::{Cases, EngineError};
use store::{Store, StoreError, record};
use workflows::runtime::{Asked, HasWorkflow, Opening};

/// The cases of the record, by the office clock of this process.
#[derive(Clone)]
pub struct GatewayCases {
    pub store: Store,
    pub cases: Cases,
    pub clock: OfficeClock,
}

#[async_trait]
impl OtherCases for GatewayCases {
    async fn ask_handover(
        &self,
        handover: &CaseNumber,
        asked: Asked<file_handover::Command>,
        _at: Moment,
    ) -> Result<Result<(), Refusal>, PortError> {
        let opens = matches!(asked.envelope.command, file_handover::Command::Open(_));
        let to = To::<FileHandover> {
            case: handover,
            asked,
            opens,
        };
        to.ask(&self.store, &self.cases, self.clock.offset_seconds())
            .await
    }

    async fn ask_transfer(
        &self,
        transfer: &CaseNumber,
        asked: Asked<vehicle_transfer::Command>,
        _at: Moment,
    ) -> Result<Result<(), Refusal>, PortError> {
        let to = To::<VehicleTransfer> {
            case: transfer,
            asked,
            opens: false,
        };
        to.ask(&self.store, &self.cases, self.clock.offset_seconds())
            .await
    }
}

/// A command on its way to a case.
pub struct To<'a, K: CaseKind> {
    pub case: &'a CaseNumber,
    pub asked: Asked<K::Command>,
    /// Whether it may begin the case.
    pub opens: bool,
}

impl<K: HasWorkflow> To<'_, K> {
    /// What the case says, once it has said it.
    pub async fn ask(
        self,
        store: &Store,
        cases: &Cases,
        clock_offset_seconds: i64,
    ) -> Result<Result<(), Refusal>, PortError> {
        let loaded = record::load::<K>(store, self.case).await;
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
        let answer = cases.send(self.case, opening, self.asked).await;
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
