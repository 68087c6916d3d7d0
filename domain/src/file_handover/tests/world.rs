//! A handover without a server: commands are decided and folded, effects answered by hand.

use super::fixtures::{BUYER, SELLER, SUPERVISES_THERE, at, office_key};
use crate::case::CaseKind as _;
use crate::{
    access::Actor,
    calendar::Calendar,
    case::{
        CaseCommand, CaseFacts, Effect, EffectEvent, EffectId, Entry, Envelope, Notice, Outcome, Refusal,
        RequestId, TaskPurpose,
    },
    custody::tests::fixtures::{check, destination, key, manifest, origin, route, sign},
    deadline::{DeadlineStatus, RuleId},
    file_handover::{
        Command, Event, Facts, FileHandover, HandoverEffect, HandoverOutcome, State, Status, TransferParties,
    },
    time::Moment,
};
use chrono::TimeDelta;
use uuid::Uuid;

/// What is answered to an effect of a handover.
pub type Answer = Outcome<HandoverEffect>;

/// An effect that is not answered, and is no notice.
#[derive(Clone, Debug)]
pub struct Pending {
    pub id: EffectId,
    pub effect: HandoverEffect,
}

/// One handover, its history and what the record knows.
#[derive(Clone, Debug)]
pub struct World {
    pub state: Option<State>,
    pub history: Vec<Entry<Event>>,
    pub facts: Facts,
}

impl World {
    /// Monday, 9 May 2022, nine o'clock: a plain week of an official calendar.
    pub fn new() -> Self {
        let case = CaseFacts {
            now: at("2022-05-09T09:00:00+08:00"),
            calendar: Calendar::official(),
        };
        let facts = Facts {
            case,
            number: route().handover,
            transfer: Some(TransferParties {
                applicant: BUYER,
                parties: [BUYER, SELLER].into(),
            }),
            open_handover: None,
            custodian: None,
            keys: [origin(), destination()].iter().map(office_key).collect(),
            supervision: [SUPERVISES_THERE, SELLER].into(),
            check,
        };
        Self {
            state: None,
            history: vec![],
            facts,
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
        self.ask(&Actor::System, CaseCommand::Wake).unwrap();
    }

    pub fn decide(&self, actor: &Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
        let envelope = Envelope {
            request: RequestId(Uuid::from_u128(7)),
            actor: actor.clone(),
            seen_version: None,
            command: command.clone(),
        };
        FileHandover::decide(self.state.as_ref(), &envelope, &self.facts)
    }

    pub fn ask(&mut self, actor: &Actor, command: impl Into<Command>) -> Result<(), Refusal> {
        for event in self.decide(actor, &command.into())? {
            let entry = Entry {
                version: self.history.len() as u64 + 1,
                at: self.now(),
                actor: actor.clone(),
                event,
            };
            self.state = FileHandover::evolve(self.state.take(), &entry);
            self.history.push(entry);
        }
        Ok(())
    }

    pub fn answer(&mut self, pending: &Pending, outcome: Answer) -> Result<(), Refusal> {
        let effect = pending.id;
        self.ask(&Actor::System, Command::Settle { effect, outcome })
    }

    /// Everything that is not answered, oldest first, but for notices.
    pub fn asked(&self) -> Vec<Pending> {
        let effects = self.state().work.effects.iter();
        let own = effects.filter_map(|pending| Some((pending.id, pending.effect.own()?.clone())));
        own.map(|(id, effect)| Pending { id, effect }).collect()
    }

    /// The oldest pending effect of a sort, by its name on the wire.
    pub fn pending(&self, name: &str) -> Option<Pending> {
        let mut all = self.asked().into_iter();
        all.find(|pending| name_of(&pending.effect) == name)
    }

    /// The oldest effect of a sort is answered as it should be.
    pub fn does(&mut self, name: &str) {
        let pending = self.pending(name).unwrap_or_else(|| panic!("no {name}"));
        let outcome = good(&pending.effect);
        self.answer(&pending, outcome).unwrap();
    }

    pub fn does_otherwise(&mut self, name: &str, outcome: Answer) {
        let pending = self.pending(name).unwrap_or_else(|| panic!("no {name}"));
        self.answer(&pending, outcome).unwrap();
    }

    pub fn fails(&mut self, name: &str) {
        let code = "EFFECT_FAILED".to_owned();
        self.does_otherwise(name, Outcome::Undeliverable { code });
    }

    /// Every effect is answered as it should be, until none is left.
    pub fn run(&mut self) {
        while let Some(pending) = self.asked().first().cloned() {
            let outcome = good(&pending.effect);
            self.answer(&pending, outcome).unwrap();
        }
    }

    pub fn claim(&mut self, actor: &Actor, purpose: TaskPurpose) -> Result<(), Refusal> {
        let task = self.state().work.open_task(purpose).unwrap().id;
        self.ask(actor, CaseCommand::ClaimTask { task })
    }

    pub fn running(&self) -> Vec<&'static str> {
        let deadlines = self.state().work.deadlines.iter();
        let running = deadlines.filter(|deadline| deadline.status == DeadlineStatus::Running);
        running.map(|deadline| deadline.rule.as_str()).collect()
    }

    pub fn deadline_status(&self, rule: RuleId) -> DeadlineStatus {
        let mut deadlines = self.state().work.deadlines.iter();
        deadlines.rfind(|deadline| deadline.rule == rule).unwrap().status
    }

    /// The hops of the chain, by name.
    pub fn hops(&self) -> Vec<&'static str> {
        let hops = self.history.iter().filter_map(|entry| match &entry.event {
            Event::StatementSigned { entry } => Some(entry.statement.hop.name()),
            _ => None,
        });
        hops.collect()
    }

    /// What the transfer was told, in the form of the wire.
    pub fn told(&self) -> Vec<String> {
        let told = self.history.iter().filter_map(|entry| match &entry.event {
            Event::Effect(EffectEvent::EffectRequested {
                effect: Effect::Own(HandoverEffect::Report { report, .. }),
                ..
            }) => Some(serde_json::to_string(&report.milestone).unwrap()),
            _ => None,
        });
        told.collect()
    }

    /// What went to staff.
    pub fn notices(&self) -> Vec<&Notice> {
        let notices = self.history.iter().filter_map(|entry| match &entry.event {
            Event::Effect(EffectEvent::EffectRequested {
                effect: Effect::Notify(notice),
                ..
            }) => Some(notice),
            _ => None,
        });
        notices.collect()
    }
}

pub fn name_of(effect: &HandoverEffect) -> String {
    let json = serde_json::to_value(effect).unwrap();
    json["effect"].as_str().unwrap().to_owned()
}

/// What is answered when all goes well.
pub fn good(effect: &HandoverEffect) -> Answer {
    Outcome::Own(match effect {
        HandoverEffect::LockVehicle { .. } => HandoverOutcome::Locked,
        HandoverEffect::ReleaseLock { .. } => HandoverOutcome::Released,
        HandoverEffect::GatherFile { attempt, .. } => HandoverOutcome::Gathered {
            manifest: Box::new(manifest(*attempt)),
        },
        HandoverEffect::Sign { statement } => HandoverOutcome::Signed {
            signature: sign(&key(&statement.office), &statement.message()),
        },
        HandoverEffect::TransferFiles { .. } => HandoverOutcome::Transferred,
        HandoverEffect::VerifyFiles { .. } => HandoverOutcome::Compared { findings: vec![] },
        HandoverEffect::MarkTransferred { .. } => HandoverOutcome::Marked,
        HandoverEffect::TellMinistry | HandoverEffect::Report { .. } => HandoverOutcome::Reported,
    })
}
