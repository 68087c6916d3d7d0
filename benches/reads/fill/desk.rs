//! A case at work without any database: commands in, entries out, by the rules of the kind.

use chrono::TimeDelta;
use domain::{
    access::Actor,
    calendar::Calendar,
    case::{CaseFacts, CaseKind, Effect, Entry, Envelope, Outcome, RequestId},
    identifier::CertificateNumber,
    law::{confidence::Confidence, rollout::Gate},
    licence_application::{
        Command, Event, Facts, LicenceApplication, LicenceEffect, LicenceOutcome, LicenceRecord, State,
    },
    time::Moment,
};
use uuid::Uuid;

/// The case and its clock.
pub struct Desk {
    pub entries: Vec<Entry<Event>>,
    pub state: Option<State>,
    facts: Facts,
    serial: usize,
}

impl Desk {
    pub fn new(applicant: domain::access::PersonId, (now, serial): (Moment, usize)) -> Self {
        let day = domain::time::office_day(now);
        Self {
            entries: vec![],
            state: None,
            facts: Facts {
                case: CaseFacts {
                    now,
                    calendar: Calendar::official(),
                },
                applicant: Some(applicant),
                open_case: None,
                gate: Gate::Open {
                    since: day,
                    provenance: String::new(),
                    confidence: Confidence::Source,
                },
            },
            serial,
        }
    }

    pub fn now(&self) -> Moment {
        self.facts.case.now
    }

    pub fn pass(&mut self, time: TimeDelta) {
        self.facts.case.now += time;
    }

    /// Does something, then lets the world answer whatever it asked for.
    pub fn act(&mut self, actor: &Actor, command: impl Into<Command>) {
        self.command(actor, command.into());
        while let Some(pending) = self.state().work.effects.first().cloned() {
            self.pass(TimeDelta::seconds(2));
            let outcome = self.outcome(&pending.effect);
            let effect = pending.id;
            self.command(&Actor::System, Command::Settle { effect, outcome });
        }
    }

    pub fn state(&self) -> &State {
        self.state.as_ref().expect("the case is open")
    }

    fn command(&mut self, actor: &Actor, command: Command) {
        let envelope = Envelope {
            request: RequestId(Uuid::nil()),
            actor: actor.clone(),
            seen_version: None,
            command,
        };
        let events = LicenceApplication::decide(self.state.as_ref(), &envelope, &self.facts)
            .unwrap_or_else(|refusal| panic!("{:?} is refused: {refusal:?}", envelope.command));
        for event in events {
            let entry = Entry {
                version: self.entries.len() as u64 + 1,
                at: self.now(),
                actor: actor.clone(),
                event,
            };
            self.state = LicenceApplication::evolve(self.state.take(), &entry);
            self.entries.push(entry);
        }
    }

    fn outcome(&self, effect: &Effect<LicenceEffect>) -> Outcome<LicenceEffect> {
        match effect {
            Effect::Notify(_) => Outcome::Notified,
            Effect::Own(effect) => Outcome::Own(self.answer(effect)),
        }
    }

    fn answer(&self, effect: &LicenceEffect) -> LicenceOutcome {
        match effect {
            LicenceEffect::LookUpLicence { .. } => LicenceOutcome::LicenceFound {
                licence: LicenceRecord {
                    issuing_office: self.state().work.office.clone(),
                    status: "A".parse().expect("it is the normal status"),
                    valid_to: None,
                    photo_on_file: true,
                    certificate: None,
                    banned_until: None,
                },
            },
            LicenceEffect::IssueLicence { office, .. } => LicenceOutcome::LicenceIssued {
                certificate: CertificateNumber::new(
                    "11100000000013338W999",
                    office.division().as_str(),
                    &format!("B{:07}", self.serial),
                    "001",
                )
                .expect("the parts are good"),
            },
            LicenceEffect::DeliverLicence { .. } => LicenceOutcome::LicenceDelivered { at: self.now() },
            LicenceEffect::RevokeLicence { .. } => LicenceOutcome::LicenceRevoked,
        }
    }
}
