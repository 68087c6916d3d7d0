//! Brings a new calendar version to every open case whose deadlines reach into a year without one.

use crate::{
    contract::{Contract, ProvisionalCases},
    licence_application::LicenceApplicationWorkflow,
};
use domain::identifier::CaseNumber;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use temporalio_macros::{workflow, workflow_methods};
use temporalio_workflow::{
    ActivityOptions, ContinueAsNewOptions, SignalWorkflowOptions, WorkflowContext, WorkflowContextView,
    WorkflowResult,
};

/// Cases told in one run of the workflow.
const PAGE: u32 = 100;

/// Which version to bring, and how far the work has come: a new run goes on after that case.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Publication {
    pub version: u32,
    pub after: Option<CaseNumber>,
}

/// The workflow `calendar_publication`.
#[workflow]
pub struct CalendarPublicationWorkflow {
    publication: Publication,
}

#[workflow_methods]
impl CalendarPublicationWorkflow {
    #[init]
    fn new(_ctx: &WorkflowContextView, publication: Publication) -> Self {
        Self { publication }
    }

    #[run(name = "calendar_publication")]
    pub async fn run(ctx: &mut WorkflowContext<Self>) -> WorkflowResult<()> {
        let Publication { version, after } = ctx.state(|workflow| workflow.publication.clone());
        let options = ActivityOptions::start_to_close_timeout(Duration::from_mins(1));
        let query = ProvisionalCases { after, limit: PAGE };
        let cases = ctx
            .execute_activity(Contract::provisional_cases, query, options)
            .await?;
        for case in &cases {
            let handle = ctx.external_workflow(case.as_str(), None);
            // The signal has one name in every kind. A case that has just ended has no deadline left to count.
            let _ = handle
                .signal(
                    LicenceApplicationWorkflow::recalculate,
                    version,
                    SignalWorkflowOptions::default(),
                )
                .await;
        }
        if let Some(last) = cases.last() {
            let rest = Publication {
                version,
                after: Some(last.clone()),
            };
            ctx.continue_as_new(rest, ContinueAsNewOptions::default())?;
        }
        Ok(())
    }
}
