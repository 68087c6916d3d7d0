//! What the schema asks of the engine that orders the cases; the server brings it.

use async_trait::async_trait;
use domain::{
    case::{Envelope, Refusal},
    identifier::CaseNumber,
    time::Moment,
};

/// A command of any kind of case. A new kind adds its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnyCommand {
    LicenceApplication(Envelope<domain::licence_application::Command>),
}

/// What the run of a case starts from when none runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resume {
    /// The command opens the case.
    NewCase,
    /// The row of the record: the case goes on from there.
    Row { state: serde_json::Value, version: u64 },
}

/// What became of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineAnswer {
    /// The version of the case after the command, or the present one where it was refused.
    pub version: u64,
    pub outcome: Result<(), Refusal>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// The engine took the command and has not answered in time: ask again with the same request id.
    #[error("failed to get an answer in time")]
    Pending,
    /// The engine cannot be reached; whether it took the command is not known.
    #[error("failed to reach the engine")]
    Unavailable,
    #[error("failed to run the command")]
    Failed,
}

/// Orders the cases: every command goes through it, one after the other for each case.
#[async_trait]
pub trait Engine: Send + Sync + 'static {
    /// Sends a command and waits for its answer, which is committed when it comes.
    async fn send(
        &self,
        case: &CaseNumber,
        resume: Resume,
        command: AnyCommand,
    ) -> Result<EngineAnswer, EngineError>;

    /// Has every open deadline counted again by a calendar version that the record holds.
    async fn publish_calendar(&self, version: u32) -> Result<(), EngineError>;
}

/// The office clock: wall clock and offset.
pub trait Clock: Send + Sync {
    fn now(&self) -> Moment;
}
