//! The engine of the schema over the gateway.

use super::OfficeClock;
use async_trait::async_trait;
use domain::{
    access::{Actor, PersonId},
    calendar::{CalendarProblem, CalendarYear},
    case::{CaseCommand, CaseKind, Envelope, RequestId},
    evidence_access::EvidenceAccess,
    file_handover::FileHandover,
    identifier::CaseNumber,
    licence_application::LicenceApplication,
    trace::TraceId,
    vehicle_transfer::VehicleTransfer,
};
use gateway::{Cases, EngineError as GatewayError};
use graphql::engine::{AnyCommand, Engine, EngineAnswer, EngineError, Resume};
use store::{Store, StoreError, record, with_kind};
use workflows::runtime::{Asked, HasWorkflow, Opening};

/// Sends what the schema asks to the case workflows.
#[derive(Clone)]
pub struct CaseEngine {
    pub store: Store,
    pub cases: Cases,
    /// Its offset travels with the start of a workflow.
    pub clock: OfficeClock,
    /// The task queue of workflows that belong to no province.
    pub queue: String,
}

#[async_trait]
impl Engine for CaseEngine {
    async fn send(
        &self,
        case: &CaseNumber,
        resume: Resume,
        command: AnyCommand,
        trace: Option<TraceId>,
    ) -> Result<EngineAnswer, EngineError> {
        match command {
            AnyCommand::LicenceApplication(envelope) => {
                let opening = self.opening::<LicenceApplication>(resume)?;
                self.ask(case, opening, Asked { envelope, trace }).await
            }
            AnyCommand::VehicleTransfer(envelope) => {
                let opening = self.opening::<VehicleTransfer>(resume)?;
                self.ask(case, opening, Asked { envelope, trace }).await
            }
            AnyCommand::FileHandover(envelope) => {
                let opening = self.opening::<FileHandover>(resume)?;
                self.ask(case, opening, Asked { envelope, trace }).await
            }
            AnyCommand::EvidenceAccess(envelope) => {
                let opening = self.opening::<EvidenceAccess>(resume)?;
                self.ask(case, opening, Asked { envelope, trace }).await
            }
        }
    }

    async fn publish_calendar(
        &self,
        year: i32,
        plan: CalendarYear,
        by: PersonId,
    ) -> Result<Result<u32, CalendarProblem>, EngineError> {
        let published = self
            .store
            .publish_calendar((year, plan), (by, self.clock.now()))
            .await;
        let version = match published.map_err(|error| broken(&error))? {
            Ok(version) => version,
            Err(problem) => return Ok(Err(problem)),
        };
        self.cases
            .publish_calendar(&self.queue, version)
            .await
            .map_err(|error| told(&error))?;
        Ok(Ok(version))
    }

    async fn release_tasks_of(
        &self,
        leaving: PersonId,
        request: RequestId,
        by: Actor,
        trace: Option<TraceId>,
    ) -> Result<u32, EngineError> {
        let cases = record::held_by(&self.store, leaving)
            .await
            .map_err(|error| broken(&error))?;
        for case in &cases {
            let kind = record::kind_of(&self.store, case).await;
            let Some(kind) = kind.map_err(|error| broken(&error))? else {
                continue;
            };
            let asked = Asked {
                envelope: Envelope {
                    request,
                    actor: by.clone(),
                    seen_version: None,
                    command: CaseCommand::ReleaseTasksOf { person: leaving },
                },
                trace,
            };
            with_kind!(kind, K => self.ask_shared::<K>(case, asked).await)?;
        }
        Ok(u32::try_from(cases.len()).unwrap_or(u32::MAX))
    }
}

impl CaseEngine {
    fn opening<K: CaseKind>(&self, resume: Resume) -> Result<Opening<K>, EngineError> {
        match resume {
            Resume::NewCase => Ok(Opening::new_case(self.clock.offset_seconds())),
            Resume::Row { state, version } => {
                let state = serde_json::from_value(state).map_err(|_| EngineError::Failed)?;
                Ok(self.clock.opening(state, version))
            }
        }
    }

    /// Asks a case as its row is now. Nothing is asked where there is no such case.
    async fn ask_shared<K: HasWorkflow>(
        &self,
        case: &CaseNumber,
        Asked { envelope, trace }: Asked<CaseCommand>,
    ) -> Result<(), EngineError> {
        let opening = self.clock.opening_of::<K>(&self.store, case).await;
        let Some(opening) = opening.map_err(|error| broken(&error))? else {
            return Ok(());
        };
        let envelope = Envelope {
            request: envelope.request,
            actor: envelope.actor,
            seen_version: envelope.seen_version,
            command: K::shared_command(envelope.command),
        };
        self.ask(case, opening, Asked { envelope, trace }).await?;
        Ok(())
    }

    async fn ask<K: HasWorkflow>(
        &self,
        case: &CaseNumber,
        opening: Opening<K>,
        asked: Asked<K::Command>,
    ) -> Result<EngineAnswer, EngineError> {
        let answer = self.cases.send(case, opening, asked).await;
        let answer = answer.map_err(|error| told(&error))?;
        Ok(EngineAnswer {
            version: answer.version,
            outcome: answer.outcome,
        })
    }
}

/// The error for the caller; its cause is logged here, at the boundary.
fn told(error: &GatewayError) -> EngineError {
    match error {
        GatewayError::Pending => EngineError::Pending,
        GatewayError::Unavailable(cause) => {
            tracing::warn!(error = cause.as_ref(), "the engine cannot be reached");
            EngineError::Unavailable
        }
        GatewayError::Failed(cause) => {
            tracing::error!(error = cause.as_ref(), "the engine failed to run a command");
            EngineError::Failed
        }
    }
}

fn broken(error: &StoreError) -> EngineError {
    tracing::error!(
        error = error as &dyn std::error::Error,
        "the record failed behind the engine"
    );
    if error.retry() {
        EngineError::Unavailable
    } else {
        EngineError::Failed
    }
}
