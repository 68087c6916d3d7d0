//! One runtime for every case kind: one pen, one alarm, effects side by side.

mod alarm;
mod called;
mod case;
mod clock;
mod effects;
pub(crate) mod patience;
mod pen;
mod run;
mod system;

pub use called::HasWorkflow;
pub use case::{Answer, Asked, Case, CaseWorkflow, EffectOf, Opening, Performed};
pub use pen::{apply, validate};
pub use run::run;
pub use system::{catch_up, recalculate};

/// The struct and the handlers that the SDK's macros need once per kind. `$perform` has the kind's own effects performed.
#[macro_export]
macro_rules! case_workflow {
    ($workflow:ident, $kind:ty, $wire:literal, $perform:path) => {
        #[doc = concat!("The workflow `", $wire, "`.")]
        #[temporalio_macros::workflow]
        pub struct $workflow($crate::runtime::Case<$kind>);

        impl $crate::runtime::CaseWorkflow for $workflow {
            type Kind = $kind;
            fn case(&self) -> &$crate::runtime::Case<$kind> {
                &self.0
            }
            fn case_mut(&mut self) -> &mut $crate::runtime::Case<$kind> {
                &mut self.0
            }
            fn perform(
                ctx: temporalio_workflow::WorkflowContext<Self>,
                effect: $crate::runtime::EffectOf<Self>,
                call: $crate::contract::EffectCall<$crate::runtime::EffectOf<Self>>,
            ) -> futures::future::LocalBoxFuture<
                'static,
                $crate::runtime::Performed<$crate::runtime::EffectOf<Self>>,
            > {
                Box::pin($perform(ctx, effect, call))
            }
        }

        impl $crate::runtime::HasWorkflow for $kind {
            type Workflow = $workflow;

            fn run() -> impl temporalio_common::HasWorkflowDefinition<
                Run = <$workflow as temporalio_common::HasWorkflowDefinition>::Run,
                Input = $crate::runtime::Opening<Self>,
            > + Send
            + 'static {
                $workflow::run
            }

            fn command() -> impl temporalio_common::UpdateDefinition<
                Workflow = <$workflow as temporalio_common::HasWorkflowDefinition>::Run,
                Input = $crate::runtime::Asked<<Self as domain::case::CaseKind>::Command>,
                Output = $crate::runtime::Answer,
            > + Send
            + 'static {
                $workflow::command
            }

            fn catch_up() -> impl temporalio_common::SignalDefinition<
                Workflow = <$workflow as temporalio_common::HasWorkflowDefinition>::Run,
                Input = u64,
            > + Send
            + 'static {
                $workflow::catch_up
            }
        }

        #[temporalio_macros::workflow_methods]
        impl $workflow {
            #[init]
            fn new(
                _ctx: &temporalio_workflow::WorkflowContextView,
                opening: $crate::runtime::Opening<$kind>,
            ) -> Self {
                Self($crate::runtime::Case::new(opening))
            }

            #[run(name = $wire)]
            pub async fn run(
                ctx: &mut temporalio_workflow::WorkflowContext<Self>,
            ) -> temporalio_workflow::WorkflowResult<()> {
                $crate::runtime::run(ctx).await
            }

            #[update_validator(command)]
            fn validate(
                &self,
                _ctx: &temporalio_workflow::WorkflowContextView,
                asked: &$crate::runtime::Asked<<$kind as domain::case::CaseKind>::Command>,
            ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
                $crate::runtime::validate(asked)
            }

            #[update(name = "command")]
            pub async fn command(
                ctx: &mut temporalio_workflow::WorkflowContext<Self>,
                asked: $crate::runtime::Asked<<$kind as domain::case::CaseKind>::Command>,
            ) -> $crate::runtime::Answer {
                $crate::runtime::apply(ctx, asked).await
            }

            #[signal(name = "recalculate")]
            pub async fn recalculate(
                ctx: &mut temporalio_workflow::WorkflowContext<Self>,
                calendar_version: u32,
            ) {
                $crate::runtime::recalculate(ctx, calendar_version).await
            }

            #[signal(name = "catch_up")]
            pub async fn catch_up(ctx: &mut temporalio_workflow::WorkflowContext<Self>, row_version: u64) {
                $crate::runtime::catch_up(ctx, row_version).await
            }
        }
    };
}
