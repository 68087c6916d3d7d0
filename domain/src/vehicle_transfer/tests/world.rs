//! A case without a server: commands are decided and folded, effects answered by hand.

use super::fixtures::{CHENGDU, at, case_number, invoice, office, prefixes_of, record, system};
use crate::case::CaseKind as _;
use crate::{
    access::Actor,
    calendar::Calendar,
    case::{
        CaseCommand, CaseFacts, Effect, EffectEvent, EffectId, Entry, Envelope, NoticeKind, Outcome, Refusal,
        RequestId, TaskPurpose,
    },
    deadline::{Deadline, DeadlineStatus, RuleId},
    identifier::PlateNumber,
    law::{rollout::Rollout, vehicle::emission::EmissionPolicy},
    time::Moment,
    vehicle_transfer::{
        Command, Event, Facts, Invoice, State, Status, TransferEffect, TransferOutcome, VehicleRecord,
        VehicleTransfer,
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
                open_case: None,
                custodian: None,
                rollout: Rollout::official().clone(),
                emission: EmissionPolicy::official(),
                prefixes: prefixes_of(&office(CHENGDU)),
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

    pub fn decide(&self, who: &Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
        let envelope = Envelope {
            request: RequestId(Uuid::from_u128(7)),
            actor: who.clone(),
            seen_version: None,
            command: command.clone(),
        };
        VehicleTransfer::decide(self.state.as_ref(), &envelope, &self.facts)
    }

    pub fn ask(&mut self, who: &Actor, command: impl Into<Command>) -> Result<(), Refusal> {
        for event in self.decide(who, &command.into())? {
            let entry = Entry {
                version: self.history.len() as u64 + 1,
                at: self.now(),
                actor: who.clone(),
                event,
            };
            self.state = VehicleTransfer::evolve(self.state.take(), &entry);
            self.history.push(entry);
        }
        Ok(())
    }

    /// The code with which it is refused.
    pub fn code(&self, who: &Actor, command: impl Into<Command>) -> &'static str {
        match self.decide(who, &command.into()) {
            Ok(_) => "possible",
            Err(refusal) => refusal.code.code(),
        }
    }

    /// What the world answers where all goes as its fields say.
    pub fn answer(&self, effect: &TransferEffect) -> TransferOutcome {
        match effect {
            TransferEffect::LookUpVehicle { .. } => TransferOutcome::VehicleFound {
                record: Box::new(self.record.clone()),
            },
            TransferEffect::CompareStolen { .. } => TransferOutcome::Compared { stolen: self.stolen },
            TransferEffect::LookUpInsurance { .. } => TransferOutcome::Insured { to: self.insured_to },
            TransferEffect::LookUpInvoice { .. } => TransferOutcome::InvoiceFound {
                invoice: self.invoice.clone(),
            },
            TransferEffect::UseInvoice { .. } => TransferOutcome::InvoiceUsed,
            TransferEffect::RequestFile { .. } => TransferOutcome::FileAsked {
                handover: case_number(9),
            },
            TransferEffect::OfferNumbers { .. } => TransferOutcome::NumbersOffered {
                numbers: self.offered.clone(),
                until: self.now() + TimeDelta::hours(1),
            },
            TransferEffect::ReserveNumber { .. } | TransferEffect::ClaimNumber { .. } => {
                TransferOutcome::NumberReserved {
                    until: self.now() + TimeDelta::days(30),
                }
            }
            TransferEffect::Register { .. } | TransferEffect::RegisterDeparture { .. } => {
                TransferOutcome::Registered
            }
            TransferEffect::AssignNumber { .. } => TransferOutcome::NumberAssigned,
            TransferEffect::RetireNumber { .. } => TransferOutcome::NumberRetired { kept: true },
            TransferEffect::LockVehicle { .. } => TransferOutcome::Locked,
            TransferEffect::ReleaseLock { .. } => TransferOutcome::Released,
            TransferEffect::PrepareFile => TransferOutcome::FileReady,
            TransferEffect::StopHandover { .. }
            | TransferEffect::ReleaseNumber { .. }
            | TransferEffect::CloseAtOrigin { .. } => TransferOutcome::Done,
        }
    }

    pub fn settle_one(&mut self, effect: EffectId, answer: TransferOutcome) -> Result<(), Refusal> {
        let outcome = Outcome::Own(answer);
        self.ask(&system(), Command::Settle { effect, outcome })
    }

    pub fn fails(&mut self, effect: EffectId) -> Result<(), Refusal> {
        let outcome = Outcome::Undeliverable { code: "GONE".into() };
        self.ask(&system(), Command::Settle { effect, outcome })
    }

    /// The world answers everything that is pending, and what follows from that.
    pub fn settle(&mut self) {
        while let Some(pending) = self.state().work.effects.first().cloned() {
            let outcome = match &pending.effect {
                Effect::Notify(_) => Outcome::Notified,
                Effect::Own(effect) => Outcome::Own(self.answer(effect)),
            };
            let effect = pending.id;
            self.ask(&system(), Command::Settle { effect, outcome }).unwrap();
        }
    }

    /// Everything that is pending, but for notices.
    pub fn asked(&self) -> Vec<(EffectId, TransferEffect)> {
        let pending = self.state().work.effects.iter();
        pending
            .filter_map(|pending| Some((pending.id, pending.effect.own()?.clone())))
            .collect()
    }

    /// The pending effect that fits.
    pub fn pending(&self, fits: impl Fn(&TransferEffect) -> bool) -> Option<EffectId> {
        let mut asked = self.asked().into_iter();
        asked.find(|(_, effect)| fits(effect)).map(|(id, _)| id)
    }

    /// The numbers that the pools were asked to take off the vehicle.
    pub fn retired(&self) -> Vec<PlateNumber> {
        let retired = |entry: &Entry<Event>| match &entry.event {
            Event::Effect(EffectEvent::EffectRequested {
                effect: Effect::Own(TransferEffect::RetireNumber { number, .. }),
                ..
            }) => Some(number.clone()),
            _ => None,
        };
        self.history.iter().filter_map(retired).collect()
    }

    /// The vehicle registry reports this.
    pub fn report(&mut self, record: VehicleRecord) {
        self.record = record.clone();
        let (record, stolen) = (Box::new(record), self.stolen);
        self.ask(&system(), Command::ReportVehicle { record, stolen })
            .unwrap();
    }

    pub fn claim(&mut self, who: &Actor, purpose: TaskPurpose) -> Result<(), Refusal> {
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

    /// What one person was told, without repeating the ways.
    pub fn told(&self, person: crate::access::PersonId) -> Vec<NoticeKind> {
        let told = |entry: &Entry<Event>| match &entry.event {
            Event::Effect(EffectEvent::EffectRequested {
                effect: Effect::Notify(notice),
                ..
            }) if notice.to == person => Some(notice.kind),
            _ => None,
        };
        let mut kinds: Vec<_> = self.history.iter().filter_map(told).collect();
        kinds.dedup();
        kinds
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
