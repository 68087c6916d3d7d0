//! What runs goes on running: the recorded histories replay with the workflows of today, and not with others.

use activities::Room;
use domain::licence_application::{LicenceApplication, LicenceEffect};
use futures::future::LocalBoxFuture;
use std::{collections::BTreeSet, time::Duration};
use temporalio_macros::{workflow, workflow_methods};
use temporalio_sdk::workflow_replayer::WorkflowReplayerOptions;
use temporalio_workflow::{WorkflowContext, WorkflowContextView, WorkflowResult};
use tests::{Variant, World, history, runtime::block_on};
use workflows::{
    contract::EffectCall,
    licence_application::perform,
    runtime::{Case, CaseWorkflow, Opening, Performed},
};

#[test]
fn every_recorded_history_replays() {
    block_on(async {
        let options = history::replayer();
        for recorded in history::recorded() {
            let name = format!("{}/{}", recorded.workflow, recorded.story);
            if let Err(error) = history::replay(&options, recorded.events).await {
                panic!("{name}: the workflow of today would not do what it did: {error}");
            }
        }
    });
}

/// Whoever adds a workflow records it.
#[test]
fn every_workflow_of_the_workers_has_a_recorded_history() {
    block_on(async {
        let world = World::of(Variant::Sqlite).await;
        let workers = activities::options("any", world.activities(), Room::default()).unwrap();
        let worked: BTreeSet<String> = workers
            .workflows()
            .workflow_definitions()
            .map(|workflow| workflow.workflow_type.clone())
            .collect();
        let recorded = history::recorded().into_iter();
        let recorded: BTreeSet<String> = recorded.map(|recorded| recorded.workflow).collect();
        assert_eq!(recorded, worked, "RECORD_HISTORIES=1 records what is missing");
    });
}

/// The workflow of a licence application, with a pause that nobody patched in.
#[workflow]
struct Changed(Case<LicenceApplication>);

impl CaseWorkflow for Changed {
    type Kind = LicenceApplication;
    fn case(&self) -> &Case<LicenceApplication> {
        &self.0
    }
    fn case_mut(&mut self) -> &mut Case<LicenceApplication> {
        &mut self.0
    }
    fn perform(
        ctx: WorkflowContext<Self>,
        effect: LicenceEffect,
        call: EffectCall<LicenceEffect>,
    ) -> LocalBoxFuture<'static, Performed<LicenceEffect>> {
        Box::pin(perform(ctx, effect, call))
    }
}

#[workflow_methods]
impl Changed {
    #[init]
    fn new(_ctx: &WorkflowContextView, opening: Opening<LicenceApplication>) -> Self {
        Self(Case::new(opening))
    }

    #[run(name = "licence_application")]
    async fn run(ctx: &mut WorkflowContext<Self>) -> WorkflowResult<()> {
        ctx.timer(Duration::from_secs(1)).await;
        workflows::runtime::run(ctx).await
    }
}

#[test]
fn a_change_without_a_patch_is_caught() {
    block_on(async {
        let changed = WorkflowReplayerOptions::new()
            .data_converter(tests::world::data_converter())
            .register_workflow::<Changed>()
            .unwrap()
            .build();
        let cases = history::recorded().into_iter();
        for recorded in cases.filter(|recorded| recorded.workflow == "licence_application") {
            let story = recorded.story.clone();
            let caught = history::replay(&changed, recorded.events).await;
            assert!(caught.is_err(), "{story}: the change went unnoticed");
        }
    });
}
