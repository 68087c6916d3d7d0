//! The Temporal server as a child: it serves, it keeps its state, and it never outlives its use.
use crate::process::{Engine, complaint, finished, gone, program, runs};
use server::{
    engine::{EngineError, Server, ServerOptions, connect, free_port},
    folder::DataFolder,
};
use std::path::{Path, PathBuf};
use temporalio_client::{Connection, ConnectionOptions, Url, tonic::IntoRequest};
use temporalio_common::protos::temporal::api::{
    common::v1::{WorkflowExecution, WorkflowType},
    taskqueue::v1::TaskQueue,
    workflowservice::v1::{DescribeWorkflowExecutionRequest, StartWorkflowExecutionRequest},
};

async fn client(address: &str) -> Connection {
    connect(
        ConnectionOptions::new(Url::parse(address).unwrap()).build(),
        "banli",
    )
    .await
    .unwrap()
}

async fn start_case(connection: &Connection, id: &str) {
    let request = StartWorkflowExecutionRequest {
        namespace: "banli".to_owned(),
        workflow_id: id.to_owned(),
        workflow_type: Some(WorkflowType {
            name: "case".to_owned(),
        }),
        task_queue: Some(TaskQueue {
            name: "province-11".to_owned(),
            ..Default::default()
        }),
        request_id: id.to_owned(),
        ..Default::default()
    };
    connection
        .workflow_service()
        .start_workflow_execution(request.into_request())
        .await
        .unwrap();
}

async fn has_case(connection: &Connection, id: &str) -> bool {
    let execution = Some(WorkflowExecution {
        workflow_id: id.to_owned(),
        ..Default::default()
    });
    let request = DescribeWorkflowExecutionRequest {
        namespace: "banli".to_owned(),
        execution,
    };
    connection
        .workflow_service()
        .describe_workflow_execution(request.into_request())
        .await
        .is_ok()
}

#[tokio::test]
async fn killed_with_its_parent_and_nothing_is_lost() {
    let home = tempfile::tempdir().unwrap();
    let engine = Engine::start(home.path()).await;
    start_case(&client(&engine.address).await, "case-1").await;
    let address = engine.address.clone();
    assert!(gone(engine.kill()).await, "the server outlived its parent");

    let again = Engine::start(home.path()).await;
    assert_eq!(again.address, address, "the port is free again and kept");
    assert!(has_case(&client(&again.address).await, "case-1").await);
}

#[tokio::test]
async fn a_server_left_behind_is_stopped_by_the_next_start() {
    let home = tempfile::tempdir().unwrap();
    let left = Engine::start_unguarded(home.path()).await.kill();
    assert!(runs(left), "without setpriv the server outlives its parent");

    let again = Engine::start_unguarded(home.path()).await;
    assert!(!runs(left), "two servers on one file");
    client(&again.address).await;
    assert_eq!(again.terminate(), Some(0));
}

#[tokio::test]
async fn fresh_stops_what_was_left_behind_and_forgets() {
    let home = tempfile::tempdir().unwrap();
    let left = Engine::start_unguarded(home.path()).await.kill();
    let folder = DataFolder::open_fresh(&home.path().join("data")).unwrap();
    assert!(!runs(left));
    assert!(!folder.temporal_database().exists());
}

#[tokio::test]
async fn asked_to_end_it_takes_its_server_along() {
    let home = tempfile::tempdir().unwrap();
    let engine = Engine::start(home.path()).await;
    let server = engine.server;
    assert_eq!(engine.terminate(), Some(0));
    assert!(!runs(server));
}

#[tokio::test]
async fn a_second_banli_on_the_same_folder_says_so() {
    let home = tempfile::tempdir().unwrap();
    let _first = Engine::start(home.path()).await;
    let output = finished(home.path(), &["engine", "--data-dir", "data"]);
    assert_eq!(output.status.code(), Some(1));
    let text = complaint(&output);
    assert!(
        text.contains("another banli") && text.contains("--data-dir"),
        "{text}"
    );
}

#[tokio::test]
async fn a_server_that_cannot_start_says_why() {
    let home = tempfile::tempdir().unwrap();
    let broken = home.path().join("broken.db");
    std::fs::write(&broken, "no database at all, but long enough to be read as one").unwrap();
    let error = Server::start(options(home.path(), Some(broken), false).await)
        .await
        .unwrap_err();
    assert!(
        matches!(&error, EngineError::Ended { tail, .. } if tail.contains("not a database")),
        "{error}"
    );
}

#[tokio::test]
async fn in_memory_with_time_skipping_for_tests() {
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(options(home.path(), None, true).await)
        .await
        .unwrap();
    start_case(&server.connection(), "case-1").await;
    let pid = server.pid().unsigned_abs();
    drop(server);
    assert!(gone(pid).await, "dropping the server ends it");
}

async fn options(home: &Path, database: Option<PathBuf>, time_skipping: bool) -> ServerOptions {
    ServerOptions {
        program: program().await,
        port: free_port().unwrap(),
        database,
        namespace: "banli".to_owned(),
        log: home.join("temporal.log"),
        time_skipping,
    }
}
