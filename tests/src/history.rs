//! Recorded histories: what cases did under earlier versions of the workflows, which the present ones must do again.
//!
//! `RECORD_HISTORIES=1 cargo test -p tests --test journeys sqlite -- --skip replayed` records the last run of every journey
//! anew. With another word than 1, the recordings stand beside the old ones under that label.

use crate::world::data_converter;
use futures::FutureExt;
use std::{
    env, fs,
    path::{Path, PathBuf},
    thread,
};
use store::{AnyKind, with_kind};
use temporalio_client::{
    Client, NamespacedClient, UntypedWorkflowHandle, WorkflowExecutionInfo, WorkflowFetchHistoryOptions,
    WorkflowGetResultOptions, WorkflowHistory,
};
use temporalio_common::protos::temporal::api::history::v1::{
    History, HistoryEvent, WorkflowExecutionStartedEventAttributes, history_event::Attributes,
};
use temporalio_sdk::workflow_replayer::{WorkflowReplayError, WorkflowReplayer, WorkflowReplayerOptions};
use workflows::{
    calendar_publication::CalendarPublicationWorkflow, daily_checkpoint::DailyCheckpointWorkflow,
    runtime::HasWorkflow,
};

/// The variable that has journeys record: 1, or a label.
const RECORD: &str = "RECORD_HISTORIES";
/// A longer history is not kept: the same steps stand in shorter ones.
const LONGEST: usize = 300;

/// A history that was recorded.
pub struct Recorded {
    /// Type of its workflow.
    pub workflow: String,
    /// The journey.
    pub story: String,
    pub events: Vec<HistoryEvent>,
}

/// Where they are: a folder for each workflow, a file for each story.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("histories")
}

/// All recorded histories.
pub fn recorded() -> Vec<Recorded> {
    let list = |folder: &Path| {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        entries.sort();
        entries
    };
    let workflows = list(&folder()).into_iter().filter(|path| path.is_dir());
    workflows
        .flat_map(|folder| list(&folder))
        .map(|path| read(&path))
        .collect()
}

fn read(path: &Path) -> Recorded {
    let history: History = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let name = |part: Option<&std::ffi::OsStr>| part.unwrap().to_str().unwrap().to_owned();
    Recorded {
        workflow: name(path.parent().and_then(Path::file_name)),
        story: name(path.file_stem()),
        events: history.events,
    }
}

/// Keeps a history under the name of the journey, when journeys are asked to record.
pub async fn record(events: &[HistoryEvent]) {
    let Ok(label) = env::var(RECORD) else { return };
    if events.len() > LONGEST {
        return;
    }
    let thread = thread::current();
    // `decision::approved::sqlite`: the journey stands before its variant.
    let story = thread.name().unwrap().rsplit("::").nth(1).unwrap();
    let kind = started(events).workflow_type.as_ref().unwrap();
    let folder = folder().join(&kind.name);
    fs::create_dir_all(&folder).unwrap();
    let events = events.to_vec();
    let json = WorkflowHistory::from(History { events }).to_json().await.unwrap();
    let file = match label.as_str() {
        "1" => format!("{story}.json"),
        label => format!("{story}.{label}.json"),
    };
    fs::write(folder.join(file), json).unwrap();
}

/// What the engine keeps of a run of a workflow; without `run` of the last one.
pub async fn of(client: &Client, id: &str, run: Option<String>) -> Vec<HistoryEvent> {
    let handle = handle(client, id, run);
    let history = handle.fetch_history(WorkflowFetchHistoryOptions::default());
    history.into_events().await.expect("the engine has the history")
}

/// Waits for the end of a workflow and keeps its first run.
pub async fn record_first_run(client: &Client, id: &str) {
    let end = handle(client, id, None)
        .get_result(WorkflowGetResultOptions::default())
        .await;
    end.expect("the workflow ends well");
    let first = started(&of(client, id, None).await)
        .first_execution_run_id
        .clone();
    record(&of(client, id, Some(first)).await).await;
}

fn handle(client: &Client, id: &str, run: Option<String>) -> UntypedWorkflowHandle<Client> {
    let info = WorkflowExecutionInfo::builder()
        .namespace(client.namespace())
        .workflow_id(id)
        .maybe_run_id(run);
    info.build().bind_untyped(client.clone())
}

fn started(events: &[HistoryEvent]) -> &WorkflowExecutionStartedEventAttributes {
    let start = events.iter().find_map(|event| match &event.attributes {
        Some(Attributes::WorkflowExecutionStartedEventAttributes(started)) => Some(started),
        _ => None,
    });
    start.expect("a run has a start")
}

/// Whether the workflows of `options` would do what a history tells.
pub async fn replay(
    options: &WorkflowReplayerOptions,
    events: Vec<HistoryEvent>,
) -> Result<(), WorkflowReplayError> {
    let replayer = WorkflowReplayer::new(options.clone())?;
    let history = WorkflowHistory::from(History { events });
    replayer.replay_workflow(history).boxed_local().await
}

/// A replayer of every workflow of today.
pub fn replayer() -> WorkflowReplayerOptions {
    let mut options = WorkflowReplayerOptions::new()
        .data_converter(data_converter())
        .build();
    for kind in AnyKind::all() {
        with_kind!(kind, K => options.register_workflow::<<K as HasWorkflow>::Workflow>())
            .expect("each kind has its own name");
    }
    let registered = options
        .register_workflow::<CalendarPublicationWorkflow>()
        .and_then(|options| options.register_workflow::<DailyCheckpointWorkflow>());
    registered.expect("each workflow has its own name");
    options
}
