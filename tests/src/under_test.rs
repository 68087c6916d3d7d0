//! One case of any kind in a world: send commands, wait for what follows, move its time, and see that nothing is left over.

use crate::{
    Staff, World,
    case::any_request,
    door::principal,
    history,
    rest::failed_task,
    time::CaseClock,
    wait::{self, GLANCE, PATIENCE},
};
use chrono::TimeDelta;
use domain::{
    access::{Actor, Purpose},
    case::{CaseCommand, Envelope, Refusal, Task, TaskPurpose},
    deadline::{Deadline, RuleId},
    identifier::CaseNumber,
    time::Moment,
};
use gateway::{EngineError, Execution};
use std::marker::PhantomData;
use store::{RecordedKind, finder::Scope, record};
use workflows::runtime::{Answer, HasWorkflow, Opening};

/// A case under test.
pub struct UnderTest<'w, K> {
    pub world: &'w World,
    pub number: CaseNumber,
    clock: CaseClock,
    kind: PhantomData<fn() -> K>,
}

impl<'w, K: RecordedKind + HasWorkflow> UnderTest<'w, K> {
    /// A case by the clock that shows `now`, whether it is there yet or not.
    pub fn new(world: &'w World, number: CaseNumber, now: Moment) -> Self {
        Self {
            world,
            number,
            clock: CaseClock::new(now),
            kind: PhantomData,
        }
    }

    /// Sends a command as it is; asks again, as a client does, where the engine has not answered.
    pub async fn send(&self, envelope: Envelope<K::Command>) -> Answer {
        // Boxed: a journey awaits this in many places, and each would hold all of it.
        let asking = Box::pin(async {
            loop {
                let (opening, envelope) = (self.row_opening().await, envelope.clone());
                match self.world.cases.send::<K>(&self.number, opening, envelope).await {
                    Err(EngineError::Pending | EngineError::Unavailable(_)) => {
                        tokio::time::sleep(GLANCE).await;
                    }
                    answer => return answer.expect("the engine takes the command"),
                }
            }
        });
        let answer = tokio::time::timeout(PATIENCE, asking).await;
        answer.expect("the engine answers")
    }

    /// What a run of its workflow starts from now.
    pub async fn row_opening(&self) -> Opening<K> {
        let Opening {
            clock_offset_seconds, ..
        } = self.no_opening();
        match record::load::<K>(&self.world.store, &self.number).await.unwrap() {
            Some(loaded) => Opening {
                state: Some(loaded.state),
                version: loaded.version,
                clock_offset_seconds,
            },
            None => self.no_opening(),
        }
    }

    /// What a run starts from that knows nothing of the row.
    pub fn no_opening(&self) -> Opening<K> {
        Opening::new_case(self.clock.offset_seconds())
    }

    /// A command of somebody who has not looked at the case.
    pub fn envelope(actor: Actor, command: impl Into<K::Command>) -> Envelope<K::Command> {
        Envelope {
            request: any_request(),
            actor,
            seen_version: None,
            command: command.into(),
        }
    }

    /// Asks for something at the present version.
    pub async fn ask(&self, actor: Actor, command: impl Into<K::Command>) -> Answer {
        let envelope = Envelope {
            request: any_request(),
            actor,
            seen_version: Some(self.loaded().await.version),
            command: command.into(),
        };
        self.send(envelope).await
    }

    /// Asks for something that is granted. What registers say meanwhile may be newer than what was seen.
    pub async fn does(&self, actor: Actor, command: impl Into<K::Command>) {
        let envelope = Self::envelope(actor, command);
        let answer = self.send(envelope.clone()).await;
        assert_eq!(answer.outcome, Ok(()), "refused: {envelope:?}");
    }

    /// Asks for something that is refused.
    pub async fn refused(&self, actor: Actor, command: impl Into<K::Command>) -> Refusal {
        self.ask(actor, command).await.outcome.expect_err("it is refused")
    }

    /// Claims the open task for a purpose.
    pub async fn claim(&self, actor: Actor, purpose: TaskPurpose) -> Task {
        let task = self.task(purpose).await.id;
        let claim = K::shared_command(CaseCommand::ClaimTask { task });
        self.does(actor, claim).await;
        self.task(purpose).await
    }

    /// The open task for a purpose.
    pub async fn task(&self, purpose: TaskPurpose) -> Task {
        let state = self.state().await;
        let task = K::casework(&state).open_task(purpose).cloned();
        task.expect("the task is open")
    }

    pub async fn loaded(&self) -> record::Loaded<K> {
        let loaded = record::load(&self.world.store, &self.number).await.unwrap();
        loaded.expect("the case is in the record")
    }

    /// Version and state, to compare.
    pub async fn row(&self) -> (u64, K::State) {
        let loaded = self.loaded().await;
        (loaded.version, loaded.state)
    }

    pub async fn state(&self) -> K::State {
        self.loaded().await.state
    }

    /// Waits until the record says so.
    pub async fn until(&self, reached: impl Fn(&K::State) -> bool) -> K::State {
        wait::until(async || {
            let state = self.state().await;
            if reached(&state) { Ok(state) } else { Err(state) }
        })
        .await
    }

    /// Waits until every effect is answered.
    pub async fn answered(&self) -> K::State {
        self.until(|state| K::casework(state).effects.is_empty()).await
    }

    /// The office clock of this case.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Moves the case's clock; everything that falls due on the way happens.
    pub async fn pass(&self, duration: TimeDelta) {
        self.clock.pass(&self.world.client, &self.number, duration).await;
    }

    /// Moves the case's clock to shortly after a moment.
    pub async fn pass_until(&self, moment: Moment) {
        self.pass(moment - self.now() + TimeDelta::minutes(1)).await;
    }

    /// The last deadline of a rule.
    pub async fn deadline(&self, rule: RuleId) -> Deadline {
        let state = self.state().await;
        let deadlines = &K::casework(&state).deadlines;
        let last = deadlines.iter().rfind(|deadline| deadline.rule == rule);
        last.expect("the rule has a deadline").clone()
    }

    /// What happened, as the staff of an office read it: the first hundred events.
    pub async fn events(&self, office: &str) -> Vec<K::Event> {
        let principal = principal(Staff::Clerk, office);
        let scope = Scope::of(&principal, Purpose::Casework);
        let finder = self.world.store.finder(scope, self.now());
        let rows = finder.history(&self.number, 0, 100).await.unwrap();
        rows.iter().map(|row| row.event.read().unwrap()).collect()
    }

    /// Nothing is unsent, and the record agrees with its own history.
    pub async fn settled(&self) -> K::State {
        let state = self.answered().await;
        let differences = record::verify::<K, K::LookUps>(&self.world.store, &self.number);
        assert_eq!(differences.await.unwrap(), vec![]);
        state
    }

    /// The record is at rest, the workflow runs if there is something to wait for and has ended if not, no task of it has
    /// failed, and its history replays.
    pub async fn finish(&self) -> K::State {
        let state = self.settled().await;
        let over = K::closed(&state) && K::next_wake(&state).is_none();
        self.rests(over).await;
        state
    }

    async fn rests(&self, over: bool) {
        wait::until(async || {
            let execution = self.world.cases.execution(&self.number).await.unwrap();
            let at_rest = match execution {
                Execution::Ended => over,
                Execution::Running { failing_attempts } => !over && failing_attempts <= 1,
                Execution::Unknown => false,
            };
            if at_rest { Ok(()) } else { Err((execution, over)) }
        })
        .await;
        let events = history::of(&self.world.client, self.number.as_str(), None).await;
        let failed = events.iter().find(|event| failed_task(event));
        assert!(failed.is_none(), "a workflow task failed: {failed:#?}");
        history::record(&events).await;
        let replayed = history::replay(&history::replayer(), events).await;
        replayed.expect("the history replays");
    }
}
