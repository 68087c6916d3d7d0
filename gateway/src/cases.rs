//! Commands to case workflows, and what became of them.

use crate::error::{EngineError, is_unknown};
use domain::{
    case::{CaseKind, Envelope},
    identifier::CaseNumber,
    licence_application::LicenceApplication,
};
use rand::RngCore;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::time::Duration;
use temporalio_client::{
    Client, WorkflowExecuteUpdateOptions, WorkflowIdConflictPolicy, WorkflowIdReusePolicy,
    WorkflowSignalOptions, WorkflowStartOptions, WorkflowTerminateOptions, WorkflowUpdateWithStartOptions,
    errors::{WorkflowInteractionError, WorkflowUpdateWithStartError},
};
use temporalio_common::UntypedWorkflow;
use workflows::{
    names,
    runtime::{Answer, Asked, HasWorkflow, Opening},
};

/// How long a caller waits before the answer is "pending".
const PATIENCE: Duration = Duration::from_secs(5);
/// How often the same update is sent again where the engine's answer says neither yes nor no.
const ATTEMPTS: u32 = 3;

/// The case workflows of a cluster.
#[derive(Clone)]
pub struct Cases {
    client: Client,
}

impl Cases {
    pub fn new(client: Client) -> Self {
        Self { client }
    }

    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Sends a command to a case. `opening` is what a run starts from where none runs: nothing for a new case, the row of
    /// one that has ended or was lost.
    pub async fn send<K: HasWorkflow>(
        &self,
        case: &CaseNumber,
        opening: Opening<K>,
        asked: impl Into<Asked<K::Command>>,
    ) -> Result<Answer, EngineError> {
        let asked = asked.into();
        let answer = async {
            let id = update_id(&asked.envelope);
            let first = self.ask((case, &id), &opening, &asked).await?;
            if !first.nothing_was_kept() {
                return Ok(first);
            }
            // The engine gives this answer to this id for as long as it remembers the run, and the store may be well by
            // now. Under another id it is asked; the record knows the request by its own.
            let again = format!("{id}-{:016x}", rand::rng().next_u64());
            self.ask((case, &again), &opening, &asked).await
        };
        tokio::time::timeout(PATIENCE, answer)
            .await
            .unwrap_or(Err(EngineError::Pending))
    }

    /// Starts a run from the row where none runs; one that runs is left alone.
    pub async fn resume<K: HasWorkflow>(
        &self,
        case: &CaseNumber,
        opening: Opening<K>,
    ) -> Result<(), EngineError> {
        self.start(case, opening, WorkflowIdConflictPolicy::UseExisting)
            .await
    }

    /// Starts a run from the row and ends the one that runs, if one does: after a restore it may remember what the row does
    /// not, above all the answers of updates.
    pub async fn restart<K: HasWorkflow>(
        &self,
        case: &CaseNumber,
        opening: Opening<K>,
    ) -> Result<(), EngineError> {
        self.start(case, opening, WorkflowIdConflictPolicy::TerminateExisting)
            .await
    }

    /// Ends the workflow of a case that the record does not hold open, and has the engine forget what it answered: a command
    /// that is sent again gets no answer out of the memory of a run, not even of an ended one, but a run of its own. The
    /// histories stay for the engine's retention.
    pub async fn forget(&self, case: &CaseNumber) -> Result<(), EngineError> {
        // Without a row nobody knows the kind, and any does: the run is ended before it is asked anything.
        self.restart(case, Opening::<LicenceApplication>::new_case(0))
            .await?;
        let handle = self.client.get_workflow_handle::<UntypedWorkflow>(case.as_str());
        let options = WorkflowTerminateOptions::builder()
            .reason("the record does not hold the case open")
            .build();
        match handle.terminate(options).await {
            Ok(()) | Err(WorkflowInteractionError::NotFound(_)) => Ok(()),
            Err(error) => Err(EngineError::Failed(Box::new(error))),
        }
    }

    async fn start<K: HasWorkflow>(
        &self,
        case: &CaseNumber,
        opening: Opening<K>,
        conflict: WorkflowIdConflictPolicy,
    ) -> Result<(), EngineError> {
        let options = WorkflowStartOptions::new(names::task_queue_of(&case.office()), case.as_str())
            .id_conflict_policy(conflict)
            .id_reuse_policy(WorkflowIdReusePolicy::AllowDuplicate)
            .build();
        let started = self.client.start_workflow(K::run(), opening, options).await;
        started
            .map(|_| ())
            .map_err(|error| EngineError::Failed(Box::new(error)))
    }

    /// Tells a workflow at which version its row is; one that is behind takes the row over. One that is lost starts from it.
    pub async fn catch_up<K: HasWorkflow>(
        &self,
        case: &CaseNumber,
        opening: Opening<K>,
    ) -> Result<(), EngineError> {
        let version = opening.version;
        self.resume(case, opening).await?;
        let handle = self.client.get_workflow_handle::<K::Workflow>(case.as_str());
        let options = WorkflowSignalOptions::default();
        let told = handle.signal(K::catch_up(), version, options).await;
        told.map_err(|error| EngineError::Failed(Box::new(error)))
    }

    /// Asks under an id of the engine.
    async fn ask<K: HasWorkflow>(
        &self,
        update: (&CaseNumber, &str),
        opening: &Opening<K>,
        asked: &Asked<K::Command>,
    ) -> Result<Answer, EngineError> {
        if is_running(opening) {
            match self.tell::<K>(update, asked).await {
                Err(error) if is_unknown(&error) => {}
                answer => return answer.map_err(EngineError::from),
            }
        }
        answered(|| self.tell_or_start(update, opening, asked)).await
    }

    /// Sends to a workflow that should be running: less for the engine to do than where it may have to start one, and the
    /// state of the case stays here.
    async fn tell<K: HasWorkflow>(
        &self,
        (case, id): (&CaseNumber, &str),
        asked: &Asked<K::Command>,
    ) -> Result<Answer, WorkflowUpdateWithStartError> {
        let options = WorkflowExecuteUpdateOptions::builder()
            .update_id(id.to_owned())
            .build();
        let handle = self.client.get_workflow_handle::<K::Workflow>(case.as_str());
        let answer = handle.execute_update(K::command(), asked.clone(), options).await;
        answer.map_err(WorkflowUpdateWithStartError::Update)
    }

    async fn tell_or_start<K: HasWorkflow>(
        &self,
        (case, id): (&CaseNumber, &str),
        opening: &Opening<K>,
        asked: &Asked<K::Command>,
    ) -> Result<Answer, WorkflowUpdateWithStartError> {
        let queue = names::task_queue_of(&case.office());
        let options =
            WorkflowUpdateWithStartOptions::new(queue, case.as_str(), WorkflowIdConflictPolicy::UseExisting)
                .id_reuse_policy(WorkflowIdReusePolicy::AllowDuplicate)
                .update_id(id)
                .build();
        let (opening, asked) = (opening.clone(), asked.clone());
        self.client
            .execute_update_with_start_workflow(K::run(), opening, K::command(), asked, options)
            .await
    }
}

/// Whether a workflow should be running: one was started for a row that is not closed.
fn is_running<K: CaseKind>(opening: &Opening<K>) -> bool {
    opening.state.as_ref().is_some_and(|state| !K::closed(state))
}

/// The request id with a hash of all that it asks: the same id with another body must reach the record, which refuses
/// it, and not be given the first answer by the engine.
fn update_id<C: Serialize>(envelope: &Envelope<C>) -> String {
    let body = serde_json::to_vec(envelope).expect("an envelope is JSON");
    format!(
        "{}-{}",
        envelope.request.0,
        hex::encode(&Sha256::digest(body)[..8])
    )
}

/// Waits for an answer, sending again where it is unknown whether the command arrived: it is recorded once.
async fn answered<F>(send: impl Fn() -> F) -> Result<Answer, EngineError>
where
    F: Future<Output = Result<Answer, WorkflowUpdateWithStartError>>,
{
    let mut attempt = 1;
    loop {
        match send().await {
            Err(error) if attempt < ATTEMPTS && is_unknown(&error) => attempt += 1,
            answer => return answer.map_err(EngineError::from),
        }
    }
}
