//! What the schema asks of the engine that orders the cases; the server brings it.

use async_trait::async_trait;
use domain::{
    access::{Actor, PersonId},
    calendar::{CalendarProblem, CalendarYear},
    case::{Envelope, Refusal, RequestId},
    identifier::CaseNumber,
    time::Moment,
    trace::TraceId,
};

/// A command of any kind of case. A new kind adds its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnyCommand {
    LicenceApplication(Envelope<domain::licence_application::Command>),
    VehicleTransfer(Envelope<domain::vehicle_transfer::Command>),
    FileHandover(Envelope<domain::file_handover::Command>),
    EvidenceAccess(Envelope<domain::evidence_access::Command>),
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
    /// Sends a command and waits for its answer, which is committed when it comes. All that follows from it bears `trace`.
    async fn send(
        &self,
        case: &CaseNumber,
        resume: Resume,
        command: AnyCommand,
        trace: Option<TraceId>,
    ) -> Result<EngineAnswer, EngineError>;

    /// Keeps the calendar of a year as the next version, and has every open provisional deadline counted again by it.
    /// Gives the version, or what is wrong with the calendar.
    async fn publish_calendar(
        &self,
        year: i32,
        plan: CalendarYear,
        by: PersonId,
    ) -> Result<Result<u32, CalendarProblem>, EngineError>;

    /// Sends `ReleaseTasksOf` to every case in which `leaving` holds a task, under this request id and actor. Gives the
    /// number of cases. It is not read through a scope: an administrator sees no case, and learns the number only. All that
    /// follows from it bears `trace`.
    async fn release_tasks_of(
        &self,
        leaving: PersonId,
        request: RequestId,
        by: Actor,
        trace: Option<TraceId>,
    ) -> Result<u32, EngineError>;
}

/// The office clock: wall clock and offset.
pub trait Clock: Send + Sync {
    fn now(&self) -> Moment;
}
