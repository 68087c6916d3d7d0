//! The engine of the schema over the gateway.

use async_trait::async_trait;
use domain::{
    case::{CaseKind, Envelope},
    identifier::CaseNumber,
    licence_application::LicenceApplication,
};
use gateway::{Cases, EngineError as GatewayError};
use graphql::engine::{AnyCommand, Engine, EngineAnswer, EngineError, Resume};
use workflows::runtime::Opening;

/// Sends what the schema asks to the case workflows.
#[derive(Clone)]
pub struct CaseEngine {
    pub cases: Cases,
    /// The offset of the office clock, which travels with the start of a workflow.
    pub clock_offset_seconds: i64,
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
    ) -> Result<EngineAnswer, EngineError> {
        let AnyCommand::LicenceApplication(envelope) = command;
        let opening = self.opening::<LicenceApplication>(resume)?;
        self.licence_application(case, opening, envelope).await
    }

    async fn publish_calendar(&self, version: u32) -> Result<(), EngineError> {
        self.cases.publish_calendar(&self.queue, version).await.map_err(|error| told(&error))
    }
}

impl CaseEngine {
    fn opening<K: CaseKind>(&self, resume: Resume) -> Result<Opening<K>, EngineError> {
        match resume {
            Resume::NewCase => Ok(Opening::new_case(self.clock_offset_seconds)),
            Resume::Row { state, version } => Ok(Opening {
                state: Some(serde_json::from_value(state).map_err(|_| EngineError::Failed)?),
                version,
                clock_offset_seconds: self.clock_offset_seconds,
            }),
        }
    }

    async fn licence_application(
        &self,
        case: &CaseNumber,
        opening: Opening<LicenceApplication>,
        envelope: Envelope<<LicenceApplication as CaseKind>::Command>,
    ) -> Result<EngineAnswer, EngineError> {
        let answer = self.cases.licence_application(case, opening, envelope).await;
        let answer = answer.map_err(|error| told(&error))?;
        Ok(EngineAnswer { version: answer.version, outcome: answer.outcome })
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
