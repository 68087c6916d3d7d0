//! What a worker says of itself, on a listener of its own.

use super::{Installation, api::checks, serve};
use crate::telemetry::{
    Shutdown,
    health::{self, Checks},
};
use domain::identifier::DivisionCode;
use futures::future::try_join_all;
use gateway::Cases;
use metrics_exporter_prometheus::PrometheusHandle;
use temporalio_client::{NamespacedClient, grpc::WorkflowService, tonic::IntoRequest};
use temporalio_common::protos::temporal::api::{
    enums::v1::TaskQueueType, taskqueue::v1::TaskQueue, workflowservice::v1::DescribeTaskQueueRequest,
};
use tokio::net::TcpListener;
use workflows::names;

/// Answers `/healthz`, `/readyz` and `/metrics` until the process is asked to end.
pub fn watch(
    (listener, metrics): (TcpListener, PrometheusHandle),
    installation: &Installation,
    provinces: &[DivisionCode],
    shutdown: &Shutdown,
) {
    let routes = health::routes(questions(installation, provinces), metrics);
    let end = shutdown.clone();
    tokio::spawn(async move {
        if let Err(error) = serve(listener, routes, end).await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "the worker is watched no more"
            );
        }
    });
}

fn questions(installation: &Installation, provinces: &[DivisionCode]) -> Checks {
    let queues: Vec<String> = provinces.iter().map(names::task_queue).collect();
    let cases = installation.cases.clone();
    let workers = move || {
        let (queues, cases) = (queues.clone(), cases.clone());
        async move { polled(&cases, &queues).await }
    };
    checks(installation).with("workers", workers)
}

/// Whether the engine has lately been asked for work on every queue by this process, for workflows and for activities.
async fn polled(cases: &Cases, queues: &[String]) -> Result<(), String> {
    let kinds = [TaskQueueType::Workflow, TaskQueueType::Activity];
    let asked = queues
        .iter()
        .flat_map(|queue| kinds.map(|kind| polls(cases, queue, kind)));
    try_join_all(asked).await.map(|_| ())
}

async fn polls(cases: &Cases, queue: &str, kind: TaskQueueType) -> Result<(), String> {
    let client = cases.client();
    let request = DescribeTaskQueueRequest {
        namespace: client.namespace(),
        task_queue: Some(TaskQueue {
            name: queue.to_owned(),
            ..TaskQueue::default()
        }),
        task_queue_type: kind.into(),
        ..DescribeTaskQueueRequest::default()
    };
    let answer = client.clone().describe_task_queue(request.into_request()).await;
    let pollers = answer.map_err(|status| status.to_string())?.into_inner().pollers;
    let own = client.identity();
    if pollers.iter().any(|poller| poller.identity == own) {
        Ok(())
    } else {
        Err(format!(
            "this process does not poll {queue} for {}",
            kind.as_str_name()
        ))
    }
}
