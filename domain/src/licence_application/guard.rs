//! What the guards of several verbs ask. Each says why not, with the code that the person sees.

use super::{Draft, LicenceApplication, State, Status};
use crate::{
    access::{Actor, PersonId, Post},
    case::{self, CaseFacts, Draft as CaseDraft, Refusal, Task, TaskPurpose, staff_in, staff_of},
    deadline::RuleId,
    law::CommandRefusal,
    time::{Moment, office_day},
};
use chrono::NaiveDate;

pub(super) use crate::case::{another_than, valid};

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

    /// See [`case::not_taken`].
    pub fn not_taken(&self, purpose: TaskPurpose, person: PersonId) -> Result<(), Refusal> {
        case::not_taken(&self.state.work, purpose, person, self.now())
    }

    /// See [`case::held`].
    pub fn held(&self, purpose: TaskPurpose, person: PersonId) -> Result<&'a Task, Refusal> {
        case::held(&self.state.work, purpose, person, self.now())
    }

    /// `RECEIVED_AT_NEEDS_SUPERVISOR`, while an earlier time of receipt is not confirmed.
    pub fn receipt_confirmed(&self) -> Result<(), Refusal> {
        if self.state.receipt_unconfirmed {
            Err(CommandRefusal::ReceivedAtNeedsSupervisor.into())
        } else {
            Ok(())
        }
    }

    pub fn passed(&self, rule: RuleId) -> bool {
        self.state.work.passed(rule, self.now())
    }
}
