//! The end of every journey: nothing is left over, neither in the record nor in the engine.

use crate::{Application, history, wait};
use domain::{
    case::CaseKind,
    licence_application::{LicenceApplication, State},
};
use gateway::Execution;
use store::{LicenceApplicationFacts, record};

use temporalio_common::protos::temporal::api::{
    enums::v1::WorkflowTaskFailedCause,
    history::v1::{HistoryEvent, history_event::Attributes},
};
use temporalio_sdk::workflow_replayer::WorkflowReplayError;

impl Application<'_> {
    /// The record is at rest, the workflow runs if there is something to wait for and has ended if not, no task of it has
    /// failed, and its history replays.
    pub async fn finish(&self) -> State {
        let state = self.settled().await;
        let over = LicenceApplication::closed(&state) && state.work.next_wake().is_none();
        self.rests(over).await;
        state
    }

    /// Nothing is unsent, and the record agrees with its own history.
    pub async fn settled(&self) -> State {
        let state = self.until(|state| state.work.effects.is_empty()).await;
        let differences =
            record::verify::<LicenceApplication, LicenceApplicationFacts>(&self.world.store, &self.number);
        assert_eq!(differences.await.unwrap(), vec![]);
        state
    }

    /// The end of an application that was refused at the door: no case, and no workflow.
    pub async fn finish_without_case(&self) {
        assert!(
            record::load::<LicenceApplication>(&self.world.store, &self.number)
                .await
                .unwrap()
                .is_none()
        );
        self.rests(true).await;
    }

    async fn rests(&self, over: bool) {
        wait::until(async || {
            let execution = self.world.cases.execution(&self.number).await.unwrap();
            let at_rest = match execution {
                Execution::Ended => over,
                Execution::Running { failing_attempts } => !over && failing_attempts <= 1,
                Execution::Unknown => false,
            };
            if at_rest { Ok(()) } else { Err((execution, over)) }
        })
        .await;
        let events = self.engine_history().await;
        let failed = events.iter().find(|event| failed_task(event));
        assert!(failed.is_none(), "a workflow task failed: {failed:#?}");
        history::record(&events).await;
        self.replay(events).await.expect("the history replays");
    }

    /// What the engine and the record say of a case that does not move.
    pub(crate) async fn standing(&self) -> String {
        let execution = self.world.cases.execution(&self.number).await;
        let row = record::load::<LicenceApplication>(&self.world.store, &self.number).await;
        let version = row.map(|row| row.map(|row| row.version));
        let events = self.engine_history().await;
        let newest = events.iter().rev().take(12);
        let newest: Vec<_> = newest.map(|event| event.event_type().as_str_name()).collect();
        format!("{execution:?}, the row at {version:?}, the newest events first {newest:?}")
    }

    /// What the engine keeps of the last run.
    pub async fn engine_history(&self) -> Vec<HistoryEvent> {
        history::of(&self.world.client, self.number.as_str(), None).await
    }

    /// Whether today's workflow would do what a history of this case tells.
    pub async fn replay(&self, events: Vec<HistoryEvent>) -> Result<(), WorkflowReplayError> {
        history::replay(&history::replayer(), events).await
    }
}

/// Whether a task failed. One that wanted to end while a command came in has not: the engine asks it again.
pub(crate) fn failed_task(event: &HistoryEvent) -> bool {
    match &event.attributes {
        Some(Attributes::WorkflowTaskFailedEventAttributes(failed)) => {
            failed.cause() != WorkflowTaskFailedCause::UnhandledCommand
        }
        _ => false,
    }
}
