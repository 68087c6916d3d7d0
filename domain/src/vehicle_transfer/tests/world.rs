//! A case without a server: commands are decided and folded, effects answered by hand.

use super::fixtures::{Who, at, case_number, invoice, record, system};
use crate::{
    calendar::Calendar,
    case::{CaseCommand, CaseFacts, Entry, Envelope, RequestId, TaskPurpose},
    deadline::{Deadline, DeadlineStatus, RuleId},
    identifier::PlateNumber,
    law::{rollout::Rollout, vehicle::emission::EmissionPolicy},
    time::Moment,
    vehicle_transfer::{
        AskId, Command, Event, Facts, Invoice, Message, State, Status, TransferAnswer, TransferEffect,
        TransferRefusal, VehicleRecord, VehicleTransfer,
    },
};
use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

/// One case, its history, what the office knows, and what the registers say.
#[derive(Clone, Debug)]
pub struct World {
    pub state: Option<State>,
    pub history: Vec<Entry<Event>>,
    pub facts: Facts,
    pub record: VehicleRecord,
    pub stolen: bool,
    pub insured_to: Option<NaiveDate>,
    pub invoice: Invoice,
    pub offered: Vec<PlateNumber>,
}

impl World {
    /// Monday, 9 May 2022, nine o'clock: under Order 164.
    pub fn new() -> Self {
        Self::on("2022-05-09T09:00:00+08:00")
    }

    pub fn on(moment: &str) -> Self {
        Self {
            state: None,
            history: vec![],
            facts: Facts {
                case: CaseFacts {
                    now: at(moment),
                    calendar: Calendar::official(),
                },
                posts: [].into(),
                open_case: None,
                rollout: Rollout::official().clone(),
                emission: EmissionPolicy::official(),
                prefixes: vec!["川A".parse().unwrap()],
            },
            record: record(),
            stolen: false,
            insured_to: Some("2022-12-31".parse().unwrap()),
            invoice: invoice(),
            offered: ["川A10001", "川A10002"].map(super::fixtures::plate).into(),
        }
    }

    pub fn state(&self) -> &State {
        self.state.as_ref().unwrap()
    }

    pub fn status(&self) -> Status {
        self.state().status
    }

    pub fn now(&self) -> Moment {
        self.facts.case.now
    }

    pub fn later(&mut self, delta: TimeDelta) {
        self.facts.case.now += delta;
    }

    /// The timer rings at `moment`.
    pub fn wake_at(&mut self, moment: &str) {
        self.facts.case.now = at(moment);
        self.ask(&system(), CaseCommand::Wake).unwrap();
    }

    pub fn facts_of(&self, who: &Who) -> Facts {
        Facts {
            posts: who.posts.clone(),
            ..self.facts.clone()
        }
    }

    pub fn decide(&self, who: &Who, command: &Command) -> Result<Vec<Event>, TransferRefusal> {
        let envelope = Envelope {
            request: RequestId(Uuid::from_u128(7)),
            actor: who.actor.clone(),
            seen_version: None,
            command: command.clone(),
        };
        VehicleTransfer::decide(self.state.as_ref(), &envelope, &self.facts_of(who))
    }

    pub fn ask(&mut self, who: &Who, command: impl Into<Command>) -> Result<(), TransferRefusal> {
        for event in self.decide(who, &command.into())? {
            let entry = Entry {
                version: self.history.len() as u64 + 1,
                at: self.now(),
                actor: who.actor.clone(),
                event,
            };
            self.state = VehicleTransfer::evolve(self.state.take(), &entry);
            self.history.push(entry);
        }
        Ok(())
    }

    /// The code with which it is refused.
    pub fn code(&self, who: &Who, command: impl Into<Command>) -> &'static str {
        match self.decide(who, &command.into()) {
            Ok(_) => "possible",
            Err(refusal) => refusal.code(),
        }
    }

    /// What the world answers where all goes as its fields say.
    pub fn answer(&self, effect: &TransferEffect) -> TransferAnswer {
        match effect {
            TransferEffect::LookUpVehicle { .. } => TransferAnswer::VehicleFound {
                record: Box::new(self.record.clone()),
            },
            TransferEffect::CompareStolen { .. } => TransferAnswer::Compared { stolen: self.stolen },
            TransferEffect::LookUpInsurance { .. } => TransferAnswer::Insured { to: self.insured_to },
            TransferEffect::LookUpInvoice { .. } => TransferAnswer::InvoiceFound {
                invoice: self.invoice.clone(),
            },
            TransferEffect::RequestFile { .. } => TransferAnswer::FileAsked {
                handover: case_number(9),
            },
            TransferEffect::OfferNumbers { .. } => TransferAnswer::NumbersOffered {
                numbers: self.offered.clone(),
                until: self.now() + TimeDelta::hours(1),
            },
            TransferEffect::ReserveNumber { .. } => TransferAnswer::NumberReserved {
                until: self.now() + TimeDelta::days(30),
            },
            TransferEffect::Register { .. } | TransferEffect::RegisterDeparture { .. } => {
                TransferAnswer::Registered
            }
            TransferEffect::AssignNumber { .. } => TransferAnswer::NumberAssigned,
            TransferEffect::RetireNumber { .. } => TransferAnswer::NumberRetired { kept: true },
            TransferEffect::PrepareFile => TransferAnswer::FileReady,
            TransferEffect::StopHandover { .. }
            | TransferEffect::ReleaseNumber { .. }
            | TransferEffect::CloseAtOrigin { .. }
            | TransferEffect::Tell { .. } => TransferAnswer::Done,
        }
    }

    pub fn settle_one(&mut self, ask: AskId, answer: TransferAnswer) -> Result<(), TransferRefusal> {
        self.ask(&system(), Command::Answer { ask, answer })
    }

    /// The world answers everything that is pending, and what follows from that.
    pub fn settle(&mut self) {
        while let Some(ask) = self.state().asks.first().cloned() {
            let answer = self.answer(&ask.effect);
            self.settle_one(ask.id, answer).unwrap();
        }
    }

    /// The pending effect that fits.
    pub fn pending(&self, fits: impl Fn(&TransferEffect) -> bool) -> Option<AskId> {
        let asks = &self.state().asks;
        asks.iter().find(|ask| fits(&ask.effect)).map(|ask| ask.id)
    }

    /// The vehicle registry reports this.
    pub fn report(&mut self, record: VehicleRecord) {
        self.record = record.clone();
        let record = Box::new(record);
        self.ask(&system(), Command::ReportVehicle { record }).unwrap();
    }

    pub fn claim(&mut self, who: &Who, purpose: TaskPurpose) -> Result<(), TransferRefusal> {
        let task = self.state().work.open_task(purpose).unwrap().id;
        self.ask(who, CaseCommand::ClaimTask { task })
    }

    pub fn deadline(&self, rule: RuleId) -> &Deadline {
        let deadlines = &self.state().work.deadlines;
        deadlines.iter().rfind(|deadline| deadline.rule == rule).unwrap()
    }

    pub fn running(&self) -> Vec<&'static str> {
        let deadlines = self.state().work.deadlines.iter();
        let running = deadlines.filter(|deadline| deadline.status == DeadlineStatus::Running);
        running.map(|deadline| deadline.rule.as_str()).collect()
    }

    /// What one person was told.
    pub fn told(&self, person: crate::access::PersonId) -> Vec<Message> {
        let told = |entry: &Entry<Event>| match &entry.event {
            Event::EffectAsked {
                effect: TransferEffect::Tell { message, to },
                ..
            } if *to == person => Some(*message),
            _ => None,
        };
        self.history.iter().filter_map(told).collect()
    }

    /// The names of the events, for tests that look at their order.
    pub fn events(&self) -> Vec<String> {
        let name = |entry: &Entry<Event>| {
            let json = serde_json::to_value(&entry.event).unwrap();
            json["event"].as_str().unwrap().to_owned()
        };
        self.history.iter().map(name).collect()
    }
}
