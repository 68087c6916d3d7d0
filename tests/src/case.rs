//! One application in a world: send commands, wait for what follows, move its time.

use crate::{
    Staff, World,
    people::{Driver, office},
    time::fast_forward,
};
use chrono::TimeDelta;
use domain::{
    access::Actor,
    case::{CaseCommand, Channel, Envelope, RequestId, Task, TaskPurpose},
    identifier::CaseNumber,
    law::SpecialReason,
    licence_application::{
        Applicant, Command, IntakeChannel, LicenceApplication, ProposedDecision, State, Status, Submission,
    },
};
use std::time::Duration;
use store::{LicenceApplicationFacts, record};
use uuid::Uuid;
use workflows::runtime::{Answer, Opening};

/// Longest wait for something that has to come by itself. It bounds a failure; nothing is measured by it.
const PATIENCE: Duration = Duration::from_secs(60);
const GLANCE: Duration = Duration::from_millis(20);

/// What an application is opened with.
#[derive(Clone, Debug)]
pub struct Wish {
    pub driver: Driver,
    pub office: &'static str,
    pub channel: IntakeChannel,
    pub notice_channels: Vec<Channel>,
}

/// An application under test.
pub struct Application<'w> {
    pub world: &'w World,
    pub number: CaseNumber,
    pub driver: Driver,
    pub office: &'static str,
}

impl<'w> Application<'w> {
    /// Opens an application at the counter, entered by the clerk.
    pub async fn submit(world: &'w World, wish: Wish) -> Self {
        let office_code = office(wish.office);
        let request = RequestId(Uuid::new_v4());
        let tag = world.store.keys().case_tag(&wish.driver.document.person_key(), request);
        let number = CaseNumber::new(&office_code, chrono::Utc::now().date_naive(), tag).expect("a case number");
        let actor = match wish.channel {
            IntakeChannel::Online => Actor::Citizen { person: wish.driver.person(world) },
            IntakeChannel::Counter | IntakeChannel::HomeVisit => Staff::Clerk.at(wish.office),
        };
        let application = Self { world, number, driver: wish.driver.clone(), office: wish.office };
        let command = Command::Submit(Box::new(submission(&wish)));
        let answer = application.send(Envelope { request, actor, seen_version: None, command }).await;
        assert_eq!(answer.outcome, Ok(()), "the application is taken");
        application
    }

    /// Sends a command as it is.
    pub async fn send(&self, envelope: Envelope<Command>) -> Answer {
        let opening = match record::load::<LicenceApplication>(&self.world.store, &self.number).await.unwrap() {
            Some(loaded) => Opening { state: Some(loaded.state), version: loaded.version, clock_offset_seconds: 0 },
            None => Opening::new_case(0),
        };
        self.world.cases.licence_application(&self.number, opening, envelope).await.expect("the engine answers")
    }

    /// Asks for something at the present version.
    pub async fn ask(&self, actor: Actor, command: impl Into<Command>) -> Answer {
        let seen_version = Some(self.loaded().await.version);
        let request = RequestId(Uuid::new_v4());
        self.send(Envelope { request, actor, seen_version, command: command.into() }).await
    }

    /// Asks for something that is granted.
    pub async fn does(&self, actor: Actor, command: impl Into<Command>) {
        let command = command.into();
        let answer = self.ask(actor, command.clone()).await;
        assert_eq!(answer.outcome, Ok(()), "refused: {command:?}");
    }

    /// Waits until the registry has answered about the licence.
    pub async fn looked_up(&self) -> State {
        self.until(|state| state.licence().is_some()).await
    }

    /// Accepts, claims and proposes to grant, as the clerk of the office.
    pub async fn review(&self) {
        self.looked_up().await;
        self.does(Staff::Clerk.at(self.office), Command::Accept { rollout_confirmed: false }).await;
        self.propose(ProposedDecision::Grant { checked: None }).await;
    }

    /// Claims the review and proposes a decision.
    pub async fn propose(&self, decision: ProposedDecision) {
        let clerk = Staff::Clerk.at(self.office);
        let task = self.task(TaskPurpose::Review).await;
        self.does(clerk.clone(), CaseCommand::ClaimTask { task: task.id }).await;
        let fence = self.task(TaskPurpose::Review).await.fence;
        self.does(clerk, Command::ProposeDecision { task: task.id, fence, decision, remarks: None }).await;
    }

    pub async fn task(&self, purpose: TaskPurpose) -> Task {
        self.state().await.work.open_task(purpose).cloned().expect("the task is open")
    }

    pub async fn loaded(&self) -> record::Loaded<LicenceApplication> {
        record::load(&self.world.store, &self.number).await.unwrap().expect("the case is in the record")
    }

    pub async fn state(&self) -> State {
        self.loaded().await.state
    }

    /// Waits until the record says so.
    pub async fn until(&self, reached: impl Fn(&State) -> bool) -> State {
        let waiting = async {
            loop {
                let state = self.state().await;
                if reached(&state) {
                    return state;
                }
                tokio::time::sleep(GLANCE).await;
            }
        };
        match tokio::time::timeout(PATIENCE, waiting).await {
            Ok(state) => state,
            Err(_) => panic!("never came: {:#?}", self.state().await),
        }
    }

    pub async fn until_status(&self, status: Status) -> State {
        self.until(|state| state.status == status).await
    }

    /// Moves the case's clock; everything that falls due on the way happens.
    pub async fn pass(&self, duration: TimeDelta) {
        fast_forward(&self.world.client, &self.number, duration).await;
    }

    /// The end of every journey: nothing is unsent, and the record agrees with its own history.
    pub async fn finish(&self) -> State {
        let state = self.until(|state| state.work.effects.is_empty()).await;
        let differences = record::verify::<LicenceApplication, LicenceApplicationFacts>(&self.world.store, &self.number);
        assert_eq!(differences.await.unwrap(), vec![]);
        state
    }
}

fn submission(wish: &Wish) -> Submission {
    Submission {
        applicant: Applicant {
            name: wish.driver.name.clone(),
            document: wish.driver.document.clone(),
            email: Some("driver@example.org".parse().expect("an address")),
            phone: Some("13800001234".parse().expect("a number")),
            address: None,
            locale: domain::case::Locale::default(),
        },
        channel: wish.channel,
        special_reason: SpecialReason::NoUsableDevice,
        explanation: None,
        office: office(wish.office),
        notice_channels: wish.notice_channels.iter().copied().collect(),
        received_earlier: None,
        documents: vec![],
    }
}
