//! The virtual time of one workflow on the real server, and the office's clock that goes with it.

use chrono::{TimeDelta, Utc};
use domain::{identifier::CaseNumber, time::Moment};
use prost_wkt_types::{Duration as WireDuration, FieldMask};
use std::sync::atomic::{AtomicI64, Ordering};
use temporalio_client::{Client, NamespacedClient, grpc::WorkflowService};
use temporalio_common::protos::temporal::api::{
    common::v1::{FastForwardConfig, TimeSkippingConfig, WorkflowExecution},
    workflow::v1::WorkflowExecutionOptions,
    workflowservice::v1::{
        DescribeWorkflowExecutionRequest, PollWorkflowExecutionTimeSkippingRequest,
        UpdateWorkflowExecutionOptionsRequest,
    },
};
use tonic::IntoRequest;
use uuid::Uuid;

/// Office time as a case under test has it.
pub struct CaseClock {
    /// Office time is our time plus so many microseconds.
    ahead: AtomicI64,
}

impl CaseClock {
    /// A clock that shows `now`, to the second.
    pub fn new(now: Moment) -> Self {
        let ahead = TimeDelta::seconds((now - Utc::now()).num_seconds());
        Self {
            ahead: AtomicI64::new(micros(ahead)),
        }
    }

    fn ahead(&self) -> TimeDelta {
        TimeDelta::microseconds(self.ahead.load(Ordering::Relaxed))
    }

    /// What the workflow of a case shows now.
    pub fn now(&self) -> Moment {
        Utc::now() + self.ahead()
    }

    /// What a new run of the workflow adds to the engine's time.
    pub fn offset_seconds(&self) -> i64 {
        self.ahead().num_seconds()
    }

    /// Moves the clock of a case, and this one as far as that went.
    pub async fn pass(&self, client: &Client, case: &CaseNumber, duration: TimeDelta) {
        let gained = fast_forward(client, case.as_str(), duration).await;
        self.ahead.fetch_add(micros(gained), Ordering::Relaxed);
    }
}

fn micros(duration: TimeDelta) -> i64 {
    duration.num_microseconds().expect("centuries at most")
}

/// Moves a workflow by `duration`; every timer on the way rings, in order. Returns when the time is reached: how much further its
/// clock is ahead of ours than before. What happened on the way took its own time, which is part of what has passed.
///
/// It is as much as it can be by what the engine says, so that no office's clock is behind what its case has written.
pub async fn fast_forward(client: &Client, workflow: &str, duration: TimeDelta) -> TimeDelta {
    let (before, _) = ahead(client, workflow).await;
    let id = skip(client, workflow, duration).await;
    reached(client, workflow, id).await;
    let (_, after) = ahead(client, workflow).await;
    after - before
}

async fn skip(client: &Client, workflow: &str, duration: TimeDelta) -> String {
    let id = Uuid::new_v4().to_string();
    let config = TimeSkippingConfig {
        enabled: true,
        fast_forward_config: Some(FastForwardConfig {
            id: id.clone(),
            duration: Some(WireDuration {
                seconds: duration.num_seconds(),
                nanos: 0,
            }),
        }),
        ..TimeSkippingConfig::default()
    };
    let request = UpdateWorkflowExecutionOptionsRequest {
        namespace: client.namespace(),
        workflow_execution: Some(newest_run(workflow)),
        workflow_execution_options: Some(WorkflowExecutionOptions {
            time_skipping_config: Some(config),
            ..WorkflowExecutionOptions::default()
        }),
        update_mask: Some(FieldMask {
            paths: vec!["time_skipping_config".to_owned()],
        }),
        ..UpdateWorkflowExecutionOptionsRequest::default()
    };
    let updated = client
        .clone()
        .update_workflow_execution_options(request.into_request())
        .await;
    updated.expect("time skipping is enabled");
    id
}

async fn reached(client: &Client, workflow: &str, fast_forward_id: String) {
    let poll = PollWorkflowExecutionTimeSkippingRequest {
        namespace: client.namespace(),
        workflow_execution: Some(newest_run(workflow)),
        fast_forward_id,
    };
    let polled = client
        .clone()
        .poll_workflow_execution_time_skipping(poll.into_request())
        .await;
    polled.expect("the workflow fast-forwards");
}

/// How far the clock of a workflow is ahead of ours, at least and at most: it showed its time while we asked. One that never
/// skipped any has ours.
async fn ahead(client: &Client, workflow: &str) -> (TimeDelta, TimeDelta) {
    let asked = Utc::now();
    let request = DescribeWorkflowExecutionRequest {
        namespace: client.namespace(),
        execution: Some(newest_run(workflow)),
    };
    let described = client
        .clone()
        .describe_workflow_execution(request.into_request())
        .await;
    let described = described.expect("the workflow is there").into_inner();
    let skipping = described
        .workflow_extended_info
        .and_then(|info| info.time_skipping_info);
    let current = skipping.and_then(|skipping| skipping.current_time);
    current.map_or((TimeDelta::zero(), TimeDelta::zero()), |current| {
        let current = Moment::from(current);
        (current - Utc::now(), current - asked)
    })
}

/// The newest run of a workflow.
fn newest_run(workflow: &str) -> WorkflowExecution {
    WorkflowExecution {
        workflow_id: workflow.to_owned(),
        run_id: String::new(),
    }
}
