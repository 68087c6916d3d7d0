//! What clients call of a case workflow. The SDK's macros make a type of each handler that only the code around the struct
//! can name; generic clients ask the kind for it.

use super::{Answer, Asked, CaseWorkflow, Opening};
use domain::case::CaseKind;
use temporalio_common::{HasWorkflowDefinition, SignalDefinition, UpdateDefinition};
use temporalio_workflow::workflows::WorkflowImplementation;

/// A workflow as the engine knows it.
type Run<W> = <W as WorkflowImplementation>::Run;

/// A kind that has a workflow.
pub trait HasWorkflow: CaseKind + Sized {
    type Workflow: CaseWorkflow<Kind = Self> + HasWorkflowDefinition<Run = Run<Self::Workflow>>;

    /// What a start begins.
    fn run() -> impl HasWorkflowDefinition<Run = Run<Self::Workflow>, Input = Opening<Self>> + Send + 'static;

    /// The update that brings a command.
    fn command()
    -> impl UpdateDefinition<Workflow = Run<Self::Workflow>, Input = Asked<Self::Command>, Output = Answer>
    + Send
    + 'static;

    /// The signal that tells the version of the row.
    fn catch_up() -> impl SignalDefinition<Workflow = Run<Self::Workflow>, Input = u64> + Send + 'static;
}
