//! What the guards of several verbs ask. Each says why not, with the code that the person sees.

use super::{Draft, LicenceApplication, State, Status};
use crate::{
    access::{Actor, PersonId, Post},
    case::{CaseFacts, Draft as CaseDraft, Refusal, RefusalDetail, Task, TaskPurpose, staff_in, staff_of},
    deadline::RuleId,
    law::CommandRefusal,
    time::{Moment, office_day},
};
use chrono::NaiveDate;

/// Somebody asks something of a case that exists: all that a guard looks at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Act<'a> {
    pub state: &'a State,
    pub actor: &'a Actor,
    pub facts: &'a super::Facts,
}

impl<'a> Act<'a> {
    pub fn now(&self) -> Moment {
        self.facts.case.now
    }

    /// The day in Asia/Shanghai.
    pub fn today(&self) -> NaiveDate {
        office_day(self.now())
    }

    pub fn draft(&self) -> Draft<'a> {
        CaseDraft::<LicenceApplication>::new(Some(self.state.clone()), self.actor, self.case_facts())
    }

    fn case_facts(&self) -> &'a CaseFacts {
        &self.facts.case
    }

    /// Staff of the handling office in this post. `NOT_YOUR_POST`, `OWN_CASE`.
    pub fn staff(&self, post: Post) -> Result<PersonId, Refusal> {
        staff_of(&self.state.work, self.actor, post)
    }

    /// Staff of the handling office in one of these posts. `NOT_YOUR_POST`, `OWN_CASE`.
    pub fn staff_in(&self, posts: &[Post]) -> Result<PersonId, Refusal> {
        staff_in(&self.state.work, self.actor, posts)
    }

    /// The applicant in their own matter, whatever else they are.
    pub fn applicant(&self) -> Option<PersonId> {
        self.actor
            .person()
            .filter(|person| *person == self.state.work.applicant)
    }

    /// The applicant, or staff in one of these posts on their behalf.
    pub fn applicant_or(&self, posts: &[Post]) -> Result<PersonId, Refusal> {
        self.applicant().map_or_else(|| self.staff_in(posts), Ok)
    }

    /// `CASE_CLOSED` after the end, else `WRONG_STATE`, unless the case is in one of these.
    pub fn within(&self, statuses: &[Status]) -> Result<(), Refusal> {
        let status = self.state.status;
        if statuses.contains(&status) {
            Ok(())
        } else {
            Err(self.out_of_place())
        }
    }

    /// What an act is told that comes too early or too late.
    pub fn out_of_place(&self) -> Refusal {
        let code = if self.state.status.is_end() {
            CommandRefusal::CaseClosed
        } else {
            CommandRefusal::WrongState
        };
        code.into()
    }

    /// `TASK_TAKEN` with its holder, if somebody else holds the open task for this purpose.
    pub fn not_taken(&self, purpose: TaskPurpose, person: PersonId) -> Result<(), Refusal> {
        let holder = self
            .state
            .work
            .open_task(purpose)
            .and_then(|task| task.holder(self.now()));
        match holder {
            Some(other) if other != person => {
                Err(Refusal::from(CommandRefusal::TaskTaken)
                    .with_detail(RefusalDetail::Holder { person: other }))
            }
            _ => Ok(()),
        }
    }

    /// The open task for this purpose, which `person` holds. `LEASE_LOST`, with the colleague who holds it now.
    pub fn held(&self, purpose: TaskPurpose, person: PersonId) -> Result<&'a Task, Refusal> {
        let lost = Refusal::from(CommandRefusal::LeaseLost);
        let task = self.state.work.open_task(purpose);
        match task.map(|task| (task, task.holder(self.now()))) {
            Some((task, Some(holder))) if holder == person => Ok(task),
            Some((_, Some(holder))) => Err(lost.with_detail(RefusalDetail::Holder { person: holder })),
            Some((_, None)) | None => Err(lost),
        }
    }

    /// `RECEIVED_AT_NEEDS_SUPERVISOR`, while an earlier time of receipt is not confirmed.
    pub fn receipt_confirmed(&self) -> Result<(), Refusal> {
        if self.state.receipt_unconfirmed {
            Err(CommandRefusal::ReceivedAtNeedsSupervisor.into())
        } else {
            Ok(())
        }
    }

    /// Whether the period of a running deadline has passed. No timer may have seen it yet: an act does not depend on
    /// how fast timers are.
    pub fn passed(&self, rule: RuleId) -> bool {
        self.state
            .work
            .running()
            .any(|deadline| deadline.rule == rule && deadline.expires_at() <= self.now())
    }
}

/// `FOUR_EYES`, if `person` is the one whose work is to be checked.
pub(super) fn another_than(person: PersonId, first: Option<PersonId>) -> Result<(), Refusal> {
    if first == Some(person) {
        Err(CommandRefusal::FourEyes.into())
    } else {
        Ok(())
    }
}

/// `INVALID_INPUT` on a field, in GraphQL's spelling.
pub(super) fn invalid(field: &str) -> Refusal {
    Refusal::from(CommandRefusal::InvalidInput).on(field)
}

/// `INVALID_INPUT` on a field, unless it holds.
pub(super) fn valid(field: &str, holds: bool) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(invalid(field)) }
}
