//! A case without a server: commands are decided and folded, effects answered by hand.

use super::fixtures::*;
use crate::{
    access::Actor,
    accident::{AccidentFile, ContentHash, ItemId},
    audit::Hex,
    calendar::Calendar,
    case::{
        CaseCommand, CaseFacts, CaseKind, Effect, EffectEvent, Entry, Envelope, Outcome, Refusal, RequestId,
        Task, TaskPurpose,
    },
    deadline::{Deadline, DeadlineStatus, RuleId},
    evidence_access::{
        Command, Event, EvidenceAccess, EvidenceEffect, EvidenceOutcome, Facts, OneTimeCode, Policy,
        ProposedDecision, State, Status, Verdict, ViewingPage, may_view,
    },
    law::{Confidence, rollout::Gate},
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
            since: "2021-09-01".parse().unwrap(),
            provenance: "W-12".into(),
            confidence: Confidence::Source,
        };
        Self {
            state: None,
            history: vec![],
            facts: Facts {
                case,
                open_case: None,
                gate,
                heads: [person(20)].into(),
                policy: Policy::default(),
                code_fits: false,
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
        self.wake();
    }

    pub fn wake(&mut self) {
        self.ask(&Actor::System, CaseCommand::Wake).unwrap();
        let next = self.state().next_wake();
        assert!(
            next.is_none_or(|next| next > self.now()),
            "the timer would ring again at once"
        );
    }

    pub fn decide(&self, actor: &Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
        let envelope = Envelope {
            request: RequestId(Uuid::from_u128(7)),
            actor: actor.clone(),
            seen_version: None,
            command: command.clone(),
        };
        EvidenceAccess::decide(self.state.as_ref(), &envelope, &self.facts)
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
            self.state = EvidenceAccess::evolve(self.state.take(), &entry);
            self.history.push(entry);
        }
        Ok(())
    }

    /// The code of the refusal.
    pub fn code(&self, actor: &Actor, command: impl Into<Command>) -> &'static str {
        self.decide(actor, &command.into()).unwrap_err().code.code()
    }

    /// Answers the pending effects for which there is an answer; how many that were.
    pub fn answer(&mut self, answer: impl Fn(&EvidenceEffect) -> Option<EvidenceOutcome>) -> usize {
        let pending = self.state().work.effects.iter();
        let answers: Vec<_> = pending
            .filter_map(|pending| Some((pending.id, answer(pending.effect.own()?)?)))
            .collect();
        for (effect, outcome) in answers.clone() {
            let outcome = Outcome::Own(outcome);
            self.ask(&Actor::System, Command::Settle { effect, outcome })
                .unwrap();
        }
        answers.len()
    }

    pub fn register_says(&mut self, file: &AccidentFile) -> usize {
        let found = || EvidenceOutcome::AccidentFound {
            file: Box::new(file.clone()),
        };
        self.answer(|effect| matches!(effect, EvidenceEffect::LookUpAccident { .. }).then(found))
    }

    pub fn report(&mut self, file: &AccidentFile) {
        let file = Box::new(file.clone());
        self.ask(&Actor::System, Command::ReportAccident { file })
            .unwrap();
    }

    /// Pages are made of everything but of these.
    pub fn pages_made_but(&mut self, unreadable: &[ItemId]) -> usize {
        self.answer(|effect| match effect {
            EvidenceEffect::MakePages { item, .. } if unreadable.contains(item) => {
                let code = "ENCRYPTED".into();
                Some(EvidenceOutcome::Unreadable { code })
            }
            EvidenceEffect::MakePages { item, .. } => Some(EvidenceOutcome::PagesMade {
                pages: pages_of(*item),
            }),
            _ => None,
        })
    }

    pub fn claim(&mut self, actor: &Actor, purpose: TaskPurpose) -> Result<(), Refusal> {
        let task = self.task(purpose).id;
        self.ask(actor, CaseCommand::ClaimTask { task })
    }

    /// The open task for a purpose.
    pub fn task(&self, purpose: TaskPurpose) -> &Task {
        self.state().work.open_task(purpose).unwrap()
    }

    /// Whether somebody is to see to something.
    pub fn is_followed(&self) -> bool {
        self.state().work.open_task(TaskPurpose::FollowUp).is_some()
    }

    /// What is to be seen to is seen to, in the words of whoever holds it.
    pub fn complete_follow_up(&self, words: &str) -> Command {
        let follow_up = self.task(TaskPurpose::FollowUp);
        Command::CompleteFollowUp {
            task: follow_up.id,
            fence: follow_up.fence,
            words: text(words),
        }
    }

    pub fn judge(&mut self, item: ItemId, verdict: Verdict) -> Result<(), Refusal> {
        self.ask(&officer(), Command::JudgeItem { item, verdict })
    }

    pub fn propose(&mut self, actor: &Actor, decision: ProposedDecision) -> Result<(), Refusal> {
        let task = self.task(TaskPurpose::Review);
        let (task, fence) = (task.id, task.fence);
        let propose = Command::ProposeDecision {
            task,
            fence,
            decision,
        };
        self.ask(actor, propose)
    }

    /// The code goes out, and the applicant gives it back.
    pub fn open_viewing(&mut self) {
        let who = citizen(self.state().work.applicant);
        self.later(TimeDelta::minutes(2));
        self.ask(&who, Command::AskForCode).unwrap();
        self.code_goes_out();
        self.facts.code_fits = true;
        self.ask(&who, give_code()).unwrap();
        self.facts.code_fits = false;
    }

    pub fn code_goes_out(&mut self) {
        let sent = |effect: &EvidenceEffect| {
            matches!(effect, EvidenceEffect::SendCode { .. }).then_some(EvidenceOutcome::CodeSent)
        };
        assert_eq!(self.answer(sent), 1);
    }

    /// What the applicant sees of an item.
    pub fn sees(&self, item: ItemId) -> Result<ViewingPage, Refusal> {
        may_view(self.state(), self.state().work.applicant, item, 1, self.now())
    }

    pub fn deadline(&self, rule: RuleId) -> &Deadline {
        let mut deadlines = self.state().work.deadlines.iter();
        deadlines.rfind(|deadline| deadline.rule == rule).unwrap()
    }

    pub fn running(&self) -> Vec<&'static str> {
        let deadlines = self.state().work.deadlines.iter();
        let running = deadlines.filter(|deadline| deadline.status == DeadlineStatus::Running);
        running.map(|deadline| deadline.rule.as_str()).collect()
    }

    /// What kinds of notices went to a person, without repeating the ways.
    pub fn told(&self, to: crate::access::PersonId) -> Vec<String> {
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
                if notice.to == to && told.last() != Some(&kind) {
                    told.push(kind);
                }
            }
        }
        told
    }

    /// The names of the events so far.
    pub fn events(&self) -> Vec<String> {
        let name = |entry: &Entry<Event>| {
            let json = serde_json::to_value(&entry.event).unwrap();
            json["event"].as_str().unwrap().to_owned()
        };
        self.history.iter().map(name).collect()
    }
}

pub fn give_code() -> Command {
    Command::OpenViewing {
        code: OneTimeCode::parse("012345").unwrap(),
    }
}

/// Two pages, of which the bytes say whose they are.
pub fn pages_of(item: ItemId) -> Vec<ContentHash> {
    let low = u8::try_from(item.0.as_u128() % 251).unwrap();
    vec![
        Hex([low, 1].repeat(16).try_into().unwrap()),
        Hex([low, 2].repeat(16).try_into().unwrap()),
    ]
}
