//! What a case workflow holds and what it starts from.

use crate::contract::EffectCall;
use domain::{
    case::{CaseKind, EffectId, Envelope, Outcome, Refusal, RefusalCode},
    law::CommandRefusal,
    time::Moment,
    trace::TraceId,
};
use futures::future::LocalBoxFuture;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use temporalio_common::{WorkflowDefinition, error::ActivityExecutionError};
use temporalio_workflow::{WorkflowContext, workflows::WorkflowImplementation};

/// What a run starts from: nothing for a new case, its row for one that goes on.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound = "", rename_all = "camelCase")]
pub struct Opening<K: CaseKind> {
    pub state: Option<K::State>,
    /// Version of `state`; 0 before the first event.
    pub version: u64,
    /// Office time is engine time plus this. Only the demo and the tests set it.
    pub clock_offset_seconds: i64,
}

// Not derived: that would ask the kind itself to be `Clone`.
impl<K: CaseKind> Clone for Opening<K> {
    fn clone(&self) -> Self {
        Self {
            state: self.state.clone(),
            ..*self
        }
    }
}

impl<K: CaseKind> Opening<K> {
    /// A case that does not exist yet.
    pub fn new_case(clock_offset_seconds: i64) -> Self {
        Self {
            state: None,
            version: 0,
            clock_offset_seconds,
        }
    }
}

/// A command on its way to its case.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked<C> {
    pub envelope: Envelope<C>,
    /// The request that brought it. Not part of what is asked: the same command may come again under another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<TraceId>,
}

impl<C> From<Envelope<C>> for Asked<C> {
    fn from(envelope: Envelope<C>) -> Self {
        Self {
            envelope,
            trace: None,
        }
    }
}

/// The answer to a command, sent after the commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The version that the command produced, or the present one beside a refusal.
    pub version: u64,
    pub outcome: Result<(), Refusal>,
}

impl Answer {
    /// Whether the store could not take the command: the record knows nothing of it, and the same request may be asked again.
    pub fn nothing_was_kept(&self) -> bool {
        let code = self.outcome.as_ref().err().map(|refusal| &refusal.code);
        code == Some(&RefusalCode::Command(CommandRefusal::StoreUnavailable))
    }
}

/// The case inside its workflow. Nothing here changes before the record has answered.
#[derive(Debug)]
pub struct Case<K: CaseKind> {
    pub(super) state: Option<K::State>,
    pub(super) version: u64,
    pub(super) clock_offset_seconds: i64,
    /// One pen per case: handlers interleave at every await.
    pub(super) pen_taken: bool,
    /// Commands answered in this run.
    pub(super) commands: u32,
    /// Which request each open effect is performed for.
    traces: BTreeMap<EffectId, Option<TraceId>>,
}

impl<K: CaseKind> Case<K> {
    pub fn new(opening: Opening<K>) -> Self {
        let mut case = Self {
            state: opening.state,
            version: opening.version,
            clock_offset_seconds: opening.clock_offset_seconds,
            pen_taken: false,
            commands: 0,
            traces: BTreeMap::new(),
        };
        case.attribute_effects(None);
        case
    }

    /// The state as it was folded last; none before the first event.
    pub fn state(&self) -> Option<&K::State> {
        self.state.as_ref()
    }

    /// New effects are performed for the request that has just moved the case.
    pub(super) fn attribute_effects(&mut self, trace: Option<TraceId>) {
        let state = self.state.as_ref();
        let open = state
            .into_iter()
            .flat_map(|state| K::casework(state).effects.iter());
        self.traces = open
            .map(|effect| (effect.id, self.traces.get(&effect.id).copied().unwrap_or(trace)))
            .collect();
    }

    /// The request that an open effect is performed for.
    pub(super) fn trace_of(&self, effect: EffectId) -> Option<TraceId> {
        self.traces.get(&effect).copied().flatten()
    }

    /// What the next run of this workflow starts from.
    pub(super) fn opening(&self) -> Opening<K> {
        Opening {
            state: self.state.clone(),
            version: self.version,
            clock_offset_seconds: self.clock_offset_seconds,
        }
    }

    /// The next moment, in office time, at which something happens by itself.
    pub(super) fn next_wake(&self) -> Option<Moment> {
        self.state.as_ref().and_then(K::next_wake)
    }

    /// Whether nothing can happen by itself any more. A case whose opening was refused has no state and is over too.
    pub(super) fn is_over(&self) -> bool {
        match &self.state {
            None => self.commands > 0,
            Some(state) => {
                K::closed(state) && K::casework(state).effects.is_empty() && self.next_wake().is_none()
            }
        }
    }
}

/// The effects of the kind of a workflow.
pub type EffectOf<W> = <<W as CaseWorkflow>::Kind as CaseKind>::Effect;

/// What an activity answered. One that failed for good makes its effect undeliverable.
pub type Performed<E> = Result<Outcome<E>, ActivityExecutionError>;

/// What a workflow struct offers to run on the shared runtime.
pub trait CaseWorkflow: WorkflowImplementation<Run: WorkflowDefinition<Input = Opening<Self::Kind>>> {
    type Kind: CaseKind;
    fn case(&self) -> &Case<Self::Kind>;
    fn case_mut(&mut self) -> &mut Case<Self::Kind>;

    /// Has one of the kind's own effects performed, by an activity of its own. Notices are not among them.
    fn perform(
        ctx: WorkflowContext<Self>,
        effect: EffectOf<Self>,
        call: EffectCall<EffectOf<Self>>,
    ) -> LocalBoxFuture<'static, Performed<EffectOf<Self>>>;
}
