//! The events of one decision while they are written, folded as they go.

use super::{
    CaseEvent, CaseFacts, Casework, Channel, Effect, Entry, Fold, Notice, NoticeKind, TaskPurpose, decide,
};
use crate::{
    access::{Actor, PersonId, Post},
    deadline::{self, Deadline, Length, RuleId},
    identifier::OfficeCode,
    time::{Moment, start_of},
};

/// Events in the order in which they happen. Each is folded at once, so that what follows sees what it did: numbers of
/// tasks, deadlines and effects go on, and a status that changed has changed.
#[derive(Debug)]
pub struct Draft<'a, K: Fold> {
    state: Option<K::State>,
    actor: &'a Actor,
    facts: &'a CaseFacts,
    events: Vec<K::Event>,
}

impl<'a, K: Fold> Draft<'a, K> {
    /// Begins with the present state; `None` where the first event opens the case.
    pub fn new(state: Option<K::State>, actor: &'a Actor, facts: &'a CaseFacts) -> Self {
        Self {
            state,
            actor,
            facts,
            events: vec![],
        }
    }

    pub fn into_events(self) -> Vec<K::Event> {
        self.events
    }

    /// The state after what is written.
    pub fn state(&self) -> &K::State {
        self.state
            .as_ref()
            .expect("a draft begins with a state, or with the event that opens the case")
    }

    pub fn work(&self) -> &Casework<K::Effect> {
        K::casework(self.state())
    }

    pub fn now(&self) -> Moment {
        self.facts.now
    }

    pub fn write(&mut self, event: impl Into<K::Event>) {
        let event = event.into();
        let entry = Entry {
            version: 0,
            at: self.facts.now,
            actor: self.actor.clone(),
            event,
        };
        self.state = K::evolve(self.state.take(), &entry);
        self.events.push(entry.event);
    }

    pub fn write_all(&mut self, events: impl IntoIterator<Item = CaseEvent>) {
        for event in events {
            self.write(event);
        }
    }

    /// Opens a task, unless one for this purpose is open already.
    pub fn open_task(&mut self, purpose: TaskPurpose, post: Post) {
        let office = self.work().office.clone();
        self.open_task_at(&office, purpose, post);
    }

    /// The same for staff of an office that has a part in the case.
    pub fn open_task_at(&mut self, office: &OfficeCode, purpose: TaskPurpose, post: Post) {
        if self.work().open_task(purpose).is_none() {
            self.write(self.work().new_task_at(office, purpose, post));
        }
    }

    /// The open task for this purpose, if there is one, is done.
    pub fn finish_task(&mut self, purpose: TaskPurpose) {
        if let Some(task) = self.work().open_task(purpose).map(|task| task.id) {
            self.write(CaseEvent::TaskDone { task });
        }
    }

    /// Starts the period of a rule on the day of `from`.
    pub fn start(&mut self, rule: RuleId, from: Moment) {
        self.start_for(rule, deadline::rule(rule).length, from);
    }

    /// The same with a length of its own (policy).
    pub fn start_for(&mut self, rule: RuleId, length: Length, from: Moment) {
        let id = self.work().next_deadline();
        let deadline = Deadline::start_with(id, (rule, length), from, &self.facts.calendar);
        self.write(CaseEvent::DeadlineStarted { deadline });
    }

    /// The period of a rule begins anew: as long as the last one of this case.
    pub fn start_anew(&mut self, rule: RuleId, from: Moment) {
        let length = self.last(rule).map(|last| last.length);
        self.start_for(rule, length.unwrap_or(deadline::rule(rule).length), from);
    }

    /// The last period of a rule runs on: what ended it is undone. It counts from its own first day.
    pub fn resume(&mut self, rule: RuleId) {
        if let Some(first_day) = self.last(rule).map(|last| last.start) {
            self.start_anew(rule, start_of(first_day));
        }
    }

    fn last(&self, rule: RuleId) -> Option<&Deadline> {
        let mut deadlines = self.work().deadlines.iter();
        deadlines.rfind(|deadline| deadline.rule == rule)
    }

    /// What the rule asks for is done. A period that had passed, which no timer has seen yet, has expired all the same.
    pub fn meet(&mut self, rule: RuleId) {
        for deadline in self.running(rule) {
            let late = decide::expired(&deadline, self.facts.now);
            let met = CaseEvent::DeadlineMet {
                deadline: deadline.id,
            };
            self.write_all(if late.is_empty() { vec![met] } else { late });
        }
    }

    /// What the rule waits for cannot happen any more.
    pub fn stop(&mut self, rule: RuleId) {
        for deadline in self.running(rule) {
            self.write(CaseEvent::DeadlineStopped {
                deadline: deadline.id,
            });
        }
    }

    /// Nothing is waited for any more: every period stops, but for the rights of a person and the duties of other offices.
    pub fn stop_waiting(&mut self) {
        let stopped: Vec<_> = self
            .work()
            .awaited()
            .map(|deadline| CaseEvent::DeadlineStopped {
                deadline: deadline.id,
            })
            .collect();
        self.write_all(stopped);
    }

    fn running(&self, rule: RuleId) -> Vec<Deadline> {
        self.work()
            .running()
            .filter(|deadline| deadline.rule == rule)
            .cloned()
            .collect()
    }

    pub fn request(&mut self, effect: impl Into<Effect<K::Effect>>) {
        self.write(self.work().request(effect.into()));
    }

    /// A notice to a person by each of these ways.
    pub fn notify<'c>(
        &mut self,
        kind: NoticeKind,
        to: PersonId,
        channels: impl IntoIterator<Item = &'c Channel>,
    ) {
        for channel in channels {
            let channel = *channel;
            let notice = Effect::Notify(Notice { kind, to, channel });
            self.write(self.work().request(notice));
        }
    }

    /// Whoever works on the case now hears of it in their inbox. The queue shows it to everybody else.
    pub fn tell_holders(&mut self, kind: NoticeKind) {
        for holder in self.work().holders() {
            self.notify(kind, holder, &[Channel::InApp]);
        }
    }

    /// Everything that is due now, one after the other: `follow` writes what the kind lets follow from each event, and
    /// what that makes due happens too.
    pub fn wake(&mut self, follow: impl Fn(&mut Self, &CaseEvent)) {
        loop {
            let due = decide::first_due(self.work(), self.facts.now);
            if due.is_empty() {
                return;
            }
            for event in due {
                self.write(event.clone());
                follow(self, &event);
            }
        }
    }
}
