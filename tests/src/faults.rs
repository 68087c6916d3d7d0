//! Activities that fail, or whose answers get lost. Faults belong to one workflow, so that other journeys do not meet them.

use futures::FutureExt;
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
    time::{Duration, SystemTime},
};
use temporalio_common::error::ApplicationFailure;
use temporalio_sdk::{
    activities::ActivityError,
    interceptors::{
        ActivityExecutionValue, ActivityInboundInterceptor, ExecuteActivityInput, ExecuteActivityOutput, Next,
    },
};
use workflows::contract::{RecordAnswer, RecordOutcome};

/// Where an activity breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The first try of each call fails before it does anything.
    Before,
    /// The first try of each call does its work, and fails then: the work is done twice.
    After,
    /// One try does its work, and nobody hears of it until its time is up.
    Lost,
    /// Every try fails before it does anything, until the line is mended.
    Away,
    /// Every try of the record does its work and answers in words of a later version, until the line is mended.
    Unreadable,
}

impl Fault {
    /// Those that pass by themselves.
    pub const ALL: [Self; 3] = [Self::Before, Self::After, Self::Lost];
}

/// A workflow and the name of an activity.
type Target = (String, String);

/// The faults that are planned, and what has been called.
#[derive(Default)]
pub struct Faults {
    planned: Mutex<BTreeMap<Target, Fault>>,
    struck: Mutex<BTreeSet<Target>>,
    /// How often each was tried.
    called: Mutex<BTreeMap<Target, usize>>,
}

impl Faults {
    /// From now on an activity of a workflow breaks.
    pub fn plan(&self, workflow: &str, activity: &str, fault: Fault) {
        self.planned
            .lock()
            .unwrap()
            .insert(target(workflow, activity), fault);
    }

    /// From now on each of some activities of a workflow breaks.
    pub fn plan_each(&self, workflow: &str, (activities, fault): (&[&str], Fault)) {
        for activity in activities {
            self.plan(workflow, activity, fault);
        }
    }

    /// From now on an activity of a workflow works.
    pub fn mend(&self, workflow: &str, activity: &str) {
        self.planned.lock().unwrap().remove(&target(workflow, activity));
    }

    /// Whether a planned fault has come to pass.
    pub fn has_struck(&self, workflow: &str, activity: &str) -> bool {
        self.struck.lock().unwrap().contains(&target(workflow, activity))
    }

    /// Each of the faults that were planned has come to pass.
    pub fn have_struck(&self, workflow: &str, activities: &[&str]) {
        for activity in activities {
            assert!(self.has_struck(workflow, activity), "{activity} broke");
        }
    }

    /// The activities that a workflow has called.
    pub fn called_by(&self, workflow: &str) -> BTreeSet<String> {
        let called = self.called.lock().unwrap();
        let own = called.keys().filter(|(caller, _)| caller == workflow);
        own.map(|(_, activity)| activity.clone()).collect()
    }

    /// How often a workflow has tried an activity.
    pub fn tries(&self, workflow: &str, activity: &str) -> usize {
        let called = self.called.lock().unwrap();
        called
            .get(&target(workflow, activity))
            .copied()
            .unwrap_or_default()
    }

    /// The fault that strikes this try, if one does.
    fn strike(&self, target: Target, attempt: u32) -> Option<Fault> {
        *self.called.lock().unwrap().entry(target.clone()).or_default() += 1;
        let mut planned = self.planned.lock().unwrap();
        let fault = planned.get(&target).copied()?;
        // The engine can give up a first try that never got here.
        let of_first_tries = matches!(fault, Fault::Before | Fault::After);
        if attempt > 1 && of_first_tries {
            return None;
        }
        if fault == Fault::Lost {
            planned.remove(&target);
        }
        self.struck.lock().unwrap().insert(target);
        Some(fault)
    }
}

fn target(workflow: &str, activity: &str) -> Target {
    (workflow.to_owned(), activity.to_owned())
}

/// The faults, on the way of every activity of a worker.
pub struct Striking(pub Arc<Faults>);

impl ActivityInboundInterceptor for Striking {
    fn execute_activity<'a>(
        &'a self,
        input: ExecuteActivityInput,
        next: Next<'a, ExecuteActivityInput, ExecuteActivityOutput<'a>>,
    ) -> ExecuteActivityOutput<'a> {
        let info = input.activity_info();
        let workflow = info.workflow_id.clone().unwrap_or_default();
        let silence = info.heartbeat_timeout;
        let deadline = info.deadline;
        let target = (workflow, info.activity_type.clone());
        match self.0.strike(target, info.attempt) {
            None => next.run(input),
            Some(Fault::Before | Fault::Away) => async { Err(broken()) }.boxed(),
            Some(Fault::After) => async {
                drop(next.run(input).await);
                Err(broken())
            }
            .boxed(),
            Some(Fault::Unreadable) => async {
                drop(next.run(input).await);
                Ok(of_a_later_version())
            }
            .boxed(),
            Some(Fault::Lost) => async move {
                drop(next.run(input).await);
                tokio::time::sleep(left(deadline, silence)).await;
                Err(broken())
            }
            .boxed(),
        }
    }
}

/// Until the engine has given the try up: at its deadline, or when it has been silent for too long.
fn left(deadline: Option<SystemTime>, silence: Option<Duration>) -> Duration {
    let left = deadline.and_then(|deadline| deadline.duration_since(SystemTime::now()).ok());
    let silence = silence.filter(|silence| !silence.is_zero());
    left.into_iter().chain(silence).min().unwrap_or_default() + Duration::from_secs(1)
}

/// An entry that the workflows of today do not know.
fn of_a_later_version() -> Box<dyn ActivityExecutionValue> {
    let outcome = RecordOutcome::Recorded(vec![json!("of a later version")]);
    Box::new(RecordAnswer { version: 1, outcome })
}

fn broken() -> ActivityError {
    ActivityError::application(ApplicationFailure::new("the line broke".to_owned()))
}
