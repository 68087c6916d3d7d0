//! One application in a world: send commands, wait for what follows, move its time.

use crate::{
    Staff, Wish, World,
    door::principal,
    people::{Driver, office},
    time::CaseClock,
    wait::{self, GLANCE, PATIENCE},
};
use chrono::TimeDelta;
use domain::{
    access::{Actor, Purpose},
    case::{CaseCommand, Entry, Envelope, FreeText, Refusal, RequestId, Task, TaskPurpose},
    deadline::{Deadline, RuleId},
    identifier::CaseNumber,
    law::service::ServiceManner,
    licence_application::{
        Command, Delivery, Event, IntakeChannel, LicenceApplication, ProposedDecision, State, Status,
    },
    time::{Moment, office_day},
};
use gateway::EngineError;
use store::{finder::Scope, record};
use uuid::Uuid;
use workflows::runtime::{Answer, Opening};

/// Proposes to grant, with nothing to look into.
pub const GRANT: ProposedDecision = ProposedDecision::Grant { checked: None };

/// An application under test.
pub struct Application<'w> {
    pub world: &'w World,
    pub number: CaseNumber,
    pub driver: Driver,
    pub office: &'static str,
    /// The command that opened it.
    pub opening: Envelope<Command>,
    clock: CaseClock,
}

/// Words of a decision or a notice.
pub fn words(text: &str) -> FreeText {
    FreeText::parse(text).expect("words")
}

/// Any request.
pub fn any_request() -> RequestId {
    RequestId(Uuid::new_v4())
}

impl<'w> Application<'w> {
    /// Opens an application that is taken.
    pub async fn submit(world: &'w World, wish: Wish) -> Self {
        let (application, answer) = Self::open(world, &wish).await;
        assert_eq!(answer.outcome, Ok(()), "the application is taken");
        application
    }

    /// Tries to open an application: online by the driver, else entered by the clerk.
    pub async fn open(world: &'w World, wish: &Wish) -> (Self, Answer) {
        let actor = match wish.channel {
            IntakeChannel::Online => Actor::Citizen {
                person: wish.driver.person(world),
            },
            IntakeChannel::Counter | IntakeChannel::HomeVisit => Staff::Clerk.at(wish.office),
        };
        Self::open_as(world, wish, actor).await
    }

    /// Tries to open an application as somebody.
    pub async fn open_as(world: &'w World, wish: &Wish, actor: Actor) -> (Self, Answer) {
        let application = Self::unopened(world, wish, actor);
        let answer = application.send(application.opening.clone()).await;
        (application, answer)
    }

    /// An application that nobody has sent yet.
    pub fn unopened(world: &'w World, wish: &Wish, actor: Actor) -> Self {
        let request = any_request();
        let tag = world
            .store
            .keys()
            .case_tag(&wish.driver.document.person_key(), request);
        let day = office_day(wish.opened_at);
        let number = CaseNumber::new(&office(wish.office), day, tag).expect("a case number");
        let command = Command::Submit(Box::new(wish.submission()));
        let opening = Envelope {
            request,
            actor,
            seen_version: None,
            command,
        };
        Self {
            world,
            number,
            driver: wish.driver.clone(),
            office: wish.office,
            opening,
            clock: CaseClock::new(wish.opened_at),
        }
    }

    /// Sends a command as it is; asks again, as a client does, where the engine has not answered.
    pub async fn send(&self, envelope: Envelope<Command>) -> Answer {
        // Boxed: a journey awaits this in many places, and each would hold all of it.
        let asking = Box::pin(async {
            loop {
                let (opening, envelope) = (self.row_opening().await, envelope.clone());
                match self.world.cases.send(&self.number, opening, envelope).await {
                    Err(EngineError::Pending | EngineError::Unavailable(_)) => {
                        tokio::time::sleep(GLANCE).await;
                    }
                    answer => return answer.expect("the engine takes the command"),
                }
            }
        });
        let Ok(answer) = tokio::time::timeout(PATIENCE, asking).await else {
            panic!("the engine does not answer: {}", self.standing().await)
        };
        answer
    }

    /// What a run starts from now.
    pub async fn row_opening(&self) -> Opening<LicenceApplication> {
        let clock_offset_seconds = self.clock.offset_seconds();
        match record::load::<LicenceApplication>(&self.world.store, &self.number)
            .await
            .unwrap()
        {
            Some(loaded) => Opening {
                state: Some(loaded.state),
                version: loaded.version,
                clock_offset_seconds,
            },
            None => Opening::new_case(clock_offset_seconds),
        }
    }

    /// A command at the present version.
    pub async fn envelope(&self, actor: Actor, command: impl Into<Command>) -> Envelope<Command> {
        let seen_version = Some(self.loaded().await.version);
        Envelope {
            request: any_request(),
            actor,
            seen_version,
            command: command.into(),
        }
    }

    /// Asks for something at the present version.
    pub async fn ask(&self, actor: Actor, command: impl Into<Command>) -> Answer {
        self.send(self.envelope(actor, command).await).await
    }

    /// Asks for something that is granted.
    pub async fn does(&self, actor: Actor, command: impl Into<Command>) {
        let command = command.into();
        let answer = self.ask(actor, command.clone()).await;
        assert_eq!(answer.outcome, Ok(()), "refused: {command:?}");
    }

    /// Asks for something that is refused.
    pub async fn refused(&self, actor: Actor, command: impl Into<Command>) -> Refusal {
        self.ask(actor, command).await.outcome.expect_err("it is refused")
    }

    pub fn citizen(&self) -> Actor {
        Actor::Citizen {
            person: self.driver.person(self.world),
        }
    }

    pub fn staff(&self, staff: Staff) -> Actor {
        staff.at(self.office)
    }

    pub fn clerk(&self) -> Actor {
        self.staff(Staff::Clerk)
    }

    pub fn lead(&self) -> Actor {
        self.staff(Staff::Lead)
    }

    /// Waits until the registry has answered about the licence.
    pub async fn looked_up(&self) -> State {
        self.until(|state| state.licence().is_some()).await
    }

    /// Accepts it, once the registry has answered.
    pub async fn accept(&self) {
        self.looked_up().await;
        self.does(
            self.clerk(),
            Command::Accept {
                rollout_confirmed: false,
            },
        )
        .await;
    }

    /// Claims the open task for a purpose.
    pub async fn claim(&self, actor: Actor, purpose: TaskPurpose) -> Task {
        let task = self.task(purpose).await.id;
        self.does(actor, CaseCommand::ClaimTask { task }).await;
        self.task(purpose).await
    }

    /// Claims the review and proposes a decision, as the clerk.
    pub async fn propose(&self, decision: ProposedDecision) {
        let Task { id: task, fence, .. } = self.claim(self.clerk(), TaskPurpose::Review).await;
        self.does(
            self.clerk(),
            Command::ProposeDecision {
                task,
                fence,
                decision,
                remarks: None,
            },
        )
        .await;
    }

    /// Accepts, claims and proposes to grant, as the clerk.
    pub async fn review(&self) {
        self.accept().await;
        self.propose(GRANT).await;
    }

    /// From the registry's answer to the licence in the account.
    pub async fn approve(&self) -> State {
        self.review().await;
        self.does(self.lead(), Command::Approve).await;
        self.until(|state| matches!(state.delivery, Delivery::Received { .. }))
            .await
    }

    /// The decision is handed over today.
    pub async fn serve(&self) {
        let day = office_day(self.now());
        self.does(
            self.clerk(),
            Command::RecordService {
                manner: ServiceManner::Direct,
                day,
                consent: false,
            },
        )
        .await;
    }

    pub async fn task(&self, purpose: TaskPurpose) -> Task {
        self.state()
            .await
            .work
            .open_task(purpose)
            .cloned()
            .expect("the task is open")
    }

    /// The last deadline of a rule.
    pub async fn deadline(&self, rule: RuleId) -> Deadline {
        let deadlines = self.state().await.work.deadlines;
        deadlines
            .into_iter()
            .rfind(|deadline| deadline.rule == rule)
            .expect("the rule has a deadline")
    }

    pub async fn loaded(&self) -> record::Loaded<LicenceApplication> {
        record::load(&self.world.store, &self.number)
            .await
            .unwrap()
            .expect("the case is in the record")
    }

    /// Version and state, to compare.
    pub async fn row(&self) -> (u64, State) {
        let loaded = self.loaded().await;
        (loaded.version, loaded.state)
    }

    pub async fn state(&self) -> State {
        self.loaded().await.state
    }

    /// The first hundred entries of the history, as the office's staff read them.
    pub async fn entries(&self) -> Vec<Entry<Event>> {
        let principal = principal(Staff::Clerk, self.office);
        let finder = self
            .world
            .store
            .finder(Scope::of(&principal, Purpose::Casework), self.now());
        let rows = finder.history(&self.number, 0, 100).await.unwrap();
        rows.into_iter()
            .map(|row| {
                let event = row.event.read().unwrap();
                Entry {
                    version: row.version,
                    at: row.at,
                    actor: row.actor.expect("not erased"),
                    event,
                }
            })
            .collect()
    }

    /// Waits until the record says so.
    pub async fn until(&self, reached: impl Fn(&State) -> bool) -> State {
        wait::until(async || {
            let state = self.state().await;
            if reached(&state) { Ok(state) } else { Err(state) }
        })
        .await
    }

    pub async fn until_status(&self, status: Status) -> State {
        self.until(|state| state.status == status).await
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
}
