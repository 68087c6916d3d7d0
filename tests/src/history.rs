//! Recorded histories: what cases did under earlier versions of the workflows, which the present ones must do again.
//!
//! `RECORD_HISTORIES=1 cargo test -p tests --test journeys sqlite -- --skip replayed` records the last run of every journey
//! anew.

use crate::world::data_converter;
use futures::FutureExt;
use std::{
    env, fs,
    path::{Path, PathBuf},
    thread,
};
use temporalio_client::{Client, WorkflowFetchHistoryOptions, WorkflowHistory};
use temporalio_common::{
    HasWorkflowDefinition,
    protos::temporal::api::history::v1::{History, HistoryEvent, history_event::Attributes},
};
use temporalio_sdk::workflow_replayer::{
    WorkflowReplayError, WorkflowReplayer, WorkflowReplayerOptions, WorkflowReplayerOptionsBuilder,
};
use workflows::{
    calendar_publication::CalendarPublicationWorkflow, daily_checkpoint::DailyCheckpointWorkflow,
    licence_application::LicenceApplicationWorkflow,
};

/// The variable that has journeys record.
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
    if env::var_os(RECORD).is_none() || events.len() > LONGEST {
        return;
    }
    let thread = thread::current();
    // `decision::approved::sqlite`: the journey stands before its variant.
    let story = thread.name().unwrap().rsplit("::").nth(1).unwrap();
    let started = events.iter().find_map(|event| match &event.attributes {
        Some(Attributes::WorkflowExecutionStartedEventAttributes(started)) => started.workflow_type.as_ref(),
        _ => None,
    });
    let folder = folder().join(&started.unwrap().name);
    fs::create_dir_all(&folder).unwrap();
    let events = events.to_vec();
    let json = WorkflowHistory::from(History { events }).to_json().await.unwrap();
    fs::write(folder.join(story).with_extension("json"), json).unwrap();
}

/// What the engine keeps of the last run of a workflow.
pub async fn of<W: HasWorkflowDefinition>(client: &Client, id: &str) -> Vec<HistoryEvent> {
    let handle = client.get_workflow_handle::<W>(id);
    let history = handle.fetch_history(WorkflowFetchHistoryOptions::default());
    history.into_events().await.expect("the engine has the history")
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
    WorkflowReplayerOptions::new()
        .data_converter(data_converter())
        .register_workflow::<LicenceApplicationWorkflow>()
        .and_then(WorkflowReplayerOptionsBuilder::register_workflow::<CalendarPublicationWorkflow>)
        .and_then(WorkflowReplayerOptionsBuilder::register_workflow::<DailyCheckpointWorkflow>)
        .expect("each workflow has its own name")
        .build()
}
