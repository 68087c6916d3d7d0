//! A case without a server: commands are decided and folded, effects answered by hand.

use super::fixtures::{APPLICANT, at, certificate};
use crate::{
    access::Actor,
    calendar::Calendar,
    case::{
        CaseCommand, CaseFacts, CaseKind, Effect, EffectEvent, Entry, Envelope, Outcome, Refusal, RequestId,
        TaskPurpose,
    },
    deadline::{Deadline, DeadlineStatus, RuleId},
    law::{Confidence, rollout::Gate},
    licence_application::{
        Command, Event, Facts, LicenceApplication, LicenceEffect, LicenceOutcome, LicenceRecord,
        ProposedDecision, State, Status,
    },
    time::Moment,
};
use chrono::TimeDelta;
use uuid::Uuid;

/// One case, its history and what the office knows.
#[derive(Clone, Debug)]
pub struct World {
    pub state: Option<State>,
    pub history: Vec<Entry<Event>>,
    pub facts: Facts,
}

impl World {
    /// Monday, 2 March 2026, nine o'clock: a plain week of an official calendar.
    pub fn new() -> Self {
        let case = CaseFacts {
            now: at("2026-03-02T09:00:00+08:00"),
            calendar: Calendar::official(),
        };
        let gate = Gate::Open {
            since: "2021-12-10".parse().unwrap(),
            provenance: "W-12".into(),
            confidence: Confidence::Source,
        };
        Self {
            state: None,
            history: vec![],
            facts: Facts {
                case,
                applicant: Some(APPLICANT),
                open_case: None,
                gate,
            },
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
        LicenceApplication::decide(self.state.as_ref(), &envelope, &self.facts)
    }

    pub fn ask(&mut self, actor: &Actor, command: impl Into<Command>) -> Result<(), Refusal> {
        for event in self.decide(actor, &command.into())? {
            let version = self.history.len() as u64 + 1;
            let entry = Entry {
                version,
                at: self.now(),
                actor: actor.clone(),
                event,
            };
            self.state = LicenceApplication::evolve(self.state.take(), &entry);
            self.history.push(entry);
        }
        Ok(())
    }

    /// Answers the pending effects for which there is an answer; how many that were.
    pub fn settle(
        &mut self,
        answer: impl Fn(&Effect<LicenceEffect>) -> Option<Outcome<LicenceEffect>>,
    ) -> usize {
        let answers: Vec<_> = self
            .state()
            .work
            .effects
            .iter()
            .filter_map(|pending| Some((pending.id, answer(&pending.effect)?)))
            .collect();
        for (effect, outcome) in answers.clone() {
            self.ask(&Actor::System, Command::Settle { effect, outcome })
                .unwrap();
        }
        answers.len()
    }

    /// The same for all but notices.
    pub fn answer(&mut self, answer: impl Fn(&LicenceEffect) -> Option<LicenceOutcome>) -> usize {
        self.settle(|effect| answer(effect.own()?).map(Outcome::Own))
    }

    pub fn registry_says(&mut self, licence: &LicenceRecord) -> usize {
        let found = || LicenceOutcome::LicenceFound {
            licence: licence.clone(),
        };
        self.answer(|effect| matches!(effect, LicenceEffect::LookUpLicence { .. }).then(found))
    }

    pub fn registry_issues(&mut self) -> usize {
        let issued = || LicenceOutcome::LicenceIssued {
            certificate: certificate(),
        };
        self.answer(|effect| matches!(effect, LicenceEffect::IssueLicence { .. }).then(issued))
    }

    pub fn app_answers(&mut self, outcome: &LicenceOutcome) -> usize {
        self.answer(|effect| matches!(effect, LicenceEffect::DeliverLicence { .. }).then(|| outcome.clone()))
    }

    pub fn notices_go_out(&mut self) -> usize {
        self.settle(|effect| matches!(effect, Effect::Notify(_)).then_some(Outcome::Notified))
    }

    pub fn claim(&mut self, actor: &Actor, purpose: TaskPurpose) -> Result<(), Refusal> {
        let task = self.state().work.open_task(purpose).unwrap().id;
        self.ask(actor, CaseCommand::ClaimTask { task })
    }

    pub fn propose(&mut self, actor: &Actor, decision: ProposedDecision) -> Result<(), Refusal> {
        let task = self.state().work.open_task(TaskPurpose::Review).unwrap();
        let (task, fence) = (task.id, task.fence);
        self.ask(
            actor,
            Command::ProposeDecision {
                task,
                fence,
                decision,
                remarks: None,
            },
        )
    }

    pub fn deadline(&self, rule: RuleId) -> &Deadline {
        self.state()
            .work
            .deadlines
            .iter()
            .rfind(|deadline| deadline.rule == rule)
            .unwrap()
    }

    pub fn running(&self) -> Vec<&'static str> {
        let deadlines = self.state().work.deadlines.iter();
        let running = deadlines.filter(|deadline| deadline.status == DeadlineStatus::Running);
        running.map(|deadline| deadline.rule.as_str()).collect()
    }

    /// What kinds of notices went to the applicant, without repeating the ways.
    pub fn told(&self) -> Vec<String> {
        let mut told: Vec<String> = vec![];
        for entry in &self.history {
            if let Event::Effect(EffectEvent::EffectRequested {
                effect: Effect::Notify(notice),
                ..
            }) = &entry.event
            {
                let kind = serde_json::to_value(notice.kind)
                    .unwrap()
                    .as_str()
                    .unwrap()
                    .to_owned();
                if notice.to == APPLICANT && told.last() != Some(&kind) {
                    told.push(kind);
                }
            }
        }
        told
    }
}
