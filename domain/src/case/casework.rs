//! The shared part of a case's state, and how shared events change it.

use super::{
    CaseEvent, Document, Effect, EffectEvent, EffectId, NoEffect, OwnEffect, PendingEffect, Task, TaskId,
    TaskPurpose, TaskState,
};
use crate::{
    access::{PersonId, Post},
    deadline::{Deadline, DeadlineId, DeadlineStatus, Obligation, RuleId},
    identifier::OfficeCode,
    time::Moment,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What every case holds, whatever its kind. `E` is what the kind asks of the world beside notices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Casework<E> {
    /// The office that handles the case.
    pub office: OfficeCode,
    /// Whose matter it is.
    pub applicant: PersonId,
    /// When the application was received: the true time, also for one taken on paper during an outage.
    pub received_at: Moment,
    pub tasks: Vec<Task>,
    pub deadlines: Vec<Deadline>,
    pub documents: Vec<Document>,
    /// Effects that are not settled, oldest first.
    pub effects: Vec<PendingEffect<E>>,
    last_effect: u32,
    pub escalated: bool,
}

impl<E> Casework<E> {
    pub fn new(office: OfficeCode, applicant: PersonId, received_at: Moment) -> Self {
        Self {
            office,
            applicant,
            received_at,
            tasks: vec![],
            deadlines: vec![],
            documents: vec![],
            effects: vec![],
            last_effect: 0,
            escalated: false,
        }
    }

    /// The part that is the same for all kinds, for whoever reads a case of any of them.
    pub fn without_effects(&self) -> Casework<NoEffect> {
        Casework {
            office: self.office.clone(),
            applicant: self.applicant,
            received_at: self.received_at,
            tasks: self.tasks.clone(),
            deadlines: self.deadlines.clone(),
            documents: self.documents.clone(),
            effects: vec![],
            last_effect: self.last_effect,
            escalated: self.escalated,
        }
    }

    /// The next moment at which something happens by itself: a lease that ends, a warning, an expiry.
    pub fn next_wake(&self) -> Option<Moment> {
        let leases = self.tasks.iter().filter_map(Task::lease_until);
        let deadlines = self.deadlines.iter().filter_map(Deadline::next_wake);
        leases.chain(deadlines).min()
    }

    /// The nearest due day among the office's running duties: the queue is sorted by it.
    pub fn due(&self) -> Option<NaiveDate> {
        let running = self
            .running()
            .filter(|deadline| deadline.obligation == Obligation::Duty);
        running.map(|deadline| deadline.due).min()
    }

    pub fn running(&self) -> impl Iterator<Item = &Deadline> {
        self.deadlines
            .iter()
            .filter(|deadline| deadline.status == DeadlineStatus::Running)
    }

    /// The running periods that something is waited for in: all but the rights of a person and the duties of other offices.
    pub fn awaited(&self) -> impl Iterator<Item = &Deadline> {
        self.running().filter(|deadline| deadline.obligation.is_awaited())
    }

    /// The day by which the next thing has to happen, and whether it is provisional: it reaches into a year without an
    /// official calendar. `None` where no period runs.
    pub fn expected_by(&self) -> Option<(NaiveDate, bool)> {
        let nearest = self.awaited().min_by_key(|deadline| deadline.due);
        nearest.map(|deadline| (deadline.due, deadline.provisional))
    }

    /// Whether the period of a running deadline has passed. No timer may have seen it yet: an act does not depend on how
    /// fast timers are.
    pub fn passed(&self, rule: RuleId, now: Moment) -> bool {
        self.running()
            .any(|deadline| deadline.rule == rule && deadline.expires_at() <= now)
    }

    /// Whether anything is left to do: a period in which something is waited for, or a task.
    pub fn is_busy(&self) -> bool {
        self.awaited().next().is_some() || self.tasks.iter().any(Task::is_open)
    }

    /// Whoever works on the case now.
    pub fn holders(&self) -> BTreeSet<PersonId> {
        let holder = |task: &Task| match task.state {
            TaskState::Claimed { by, .. } => Some(by),
            TaskState::Open | TaskState::Done => None,
        };
        self.tasks.iter().filter_map(holder).collect()
    }

    /// The task for a purpose that somebody still has to do.
    pub fn open_task(&self, purpose: TaskPurpose) -> Option<&Task> {
        self.tasks
            .iter()
            .find(|task| task.purpose == purpose && task.is_open())
    }

    pub fn task(&self, id: TaskId) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// The same, unless it is done.
    pub fn task_to_do(&self, id: TaskId) -> Option<&Task> {
        self.task(id).filter(|task| task.is_open())
    }

    pub fn effect(&self, id: EffectId) -> Option<&PendingEffect<E>> {
        self.effects.iter().find(|pending| pending.id == id)
    }

    /// The office whose staff a task is for.
    pub fn office_of<'a>(&'a self, task: &'a Task) -> &'a OfficeCode {
        task.office.as_ref().unwrap_or(&self.office)
    }

    /// A new open task of the office that handles the case, numbered after the ones that this case has.
    pub fn new_task(&self, purpose: TaskPurpose, post: Post) -> CaseEvent {
        self.new_task_at(&self.office, purpose, post)
    }

    /// A new open task of an office that has a part in the case.
    pub fn new_task_at(&self, office: &OfficeCode, purpose: TaskPurpose, post: Post) -> CaseEvent {
        let id = TaskId(u32::try_from(self.tasks.len()).expect("a case has few tasks") + 1);
        CaseEvent::TaskOpened {
            task: Task {
                id,
                purpose,
                post,
                office: Some(office).filter(|office| **office != self.office).cloned(),
                fence: 0,
                state: TaskState::Open,
            },
        }
    }

    pub fn next_deadline(&self) -> DeadlineId {
        DeadlineId(u32::try_from(self.deadlines.len()).expect("a case has few deadlines") + 1)
    }

    /// The shared state after a shared event.
    pub fn evolve(&mut self, event: &CaseEvent) {
        match event {
            CaseEvent::TaskOpened { task } => self.tasks.push(task.clone()),
            CaseEvent::TaskClaimed {
                task,
                by,
                fence,
                lease_until,
            } => {
                let claimed = TaskState::Claimed {
                    by: *by,
                    lease_until: *lease_until,
                };
                self.set_task(*task, claimed, Some(*fence));
            }
            CaseEvent::TaskReleased { task, .. } => self.set_task(*task, TaskState::Open, None),
            CaseEvent::TaskDone { task } => self.set_task(*task, TaskState::Done, None),
            CaseEvent::DocumentAttached { document } => self.documents.push(document.clone()),
            CaseEvent::DeadlineStarted { deadline } => self.deadlines.push(deadline.clone()),
            CaseEvent::DeadlineRecalculated { deadline, .. } => {
                self.with_deadline(deadline.id, |old| *old = deadline.clone());
            }
            CaseEvent::DeadlineWarned { deadline } => self.with_deadline(*deadline, |d| d.warned = true),
            CaseEvent::DeadlineMet { deadline } => self.end_deadline(*deadline, DeadlineStatus::Met),
            CaseEvent::DeadlineExpired { deadline } => self.end_deadline(*deadline, DeadlineStatus::Expired),
            CaseEvent::DeadlineStopped { deadline } => self.end_deadline(*deadline, DeadlineStatus::Stopped),
            CaseEvent::CaseEscalated { .. } => self.escalated = true,
        }
    }

    fn set_task(&mut self, id: TaskId, state: TaskState, fence: Option<u32>) {
        if let Some(task) = self.tasks.iter_mut().find(|task| task.id == id) {
            task.state = state;
            task.fence = fence.unwrap_or(task.fence);
        }
    }

    fn end_deadline(&mut self, id: DeadlineId, status: DeadlineStatus) {
        self.with_deadline(id, |deadline| deadline.status = status);
    }

    fn with_deadline(&mut self, id: DeadlineId, change: impl FnOnce(&mut Deadline)) {
        if let Some(deadline) = self.deadlines.iter_mut().find(|deadline| deadline.id == id) {
            change(deadline);
        }
    }
}

impl<E: OwnEffect> Casework<E> {
    /// A request for an effect, numbered after the ones that this case has had.
    pub fn request(&self, effect: Effect<E>) -> EffectEvent<E> {
        let id = EffectId(self.last_effect + 1);
        EffectEvent::EffectRequested { id, effect }
    }

    /// The shared state after an effect was asked for or answered.
    pub fn evolve_effects(&mut self, event: &EffectEvent<E>) {
        match event {
            EffectEvent::EffectRequested { id, effect } => {
                self.last_effect = id.0;
                let effect = effect.clone();
                self.effects.push(PendingEffect { id: *id, effect });
            }
            EffectEvent::EffectSettled { id, .. } => self.effects.retain(|pending| pending.id != *id),
        }
    }
}
