//! What the guards of several verbs ask. Each says why not, with the code that the person sees.

use super::{Draft, Facts, FileHandover, State, Status};
use crate::{
    access::{Actor, PersonId, Post},
    case::{self, Draft as CaseDraft, Refusal, Task, TaskPurpose, staff_in_at},
    custody::Side,
    deadline::RuleId,
    identifier::OfficeCode,
    law::CommandRefusal,
    time::Moment,
};

pub(super) use crate::case::{another_than, valid};

/// Somebody asks something of a case that exists: all that a guard looks at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Act<'a> {
    pub state: &'a State,
    pub actor: &'a Actor,
    pub facts: &'a Facts,
}

impl<'a> Act<'a> {
    pub fn now(&self) -> Moment {
        self.facts.case.now
    }

    pub fn draft(&self) -> Draft<'a> {
        CaseDraft::<FileHandover>::new(Some(self.state.clone()), self.actor, &self.facts.case)
    }

    pub fn office(&self, side: Side) -> &'a OfficeCode {
        let route = self.state.route();
        match side {
            Side::Origin => &route.origin,
            Side::Destination => &route.destination,
        }
    }

    /// Staff of one side in one of these posts, whose matter it is not. `NOT_YOUR_POST`, `OWN_CASE`.
    pub fn staff(&self, side: Side, posts: &[Post]) -> Result<PersonId, Refusal> {
        let person = staff_in_at(&self.state.work, self.office(side), self.actor, posts)?;
        self.no_party(person)?;
        Ok(person)
    }

    /// Staff of either side in one of these posts.
    pub fn staff_of_either(&self, posts: &[Post]) -> Result<PersonId, Refusal> {
        let of_origin = self.staff(Side::Origin, posts);
        of_origin.or_else(|_| self.staff(Side::Destination, posts))
    }

    /// `OWN_CASE` for a person who has a part in the transfer: when the file was asked for, or now (policy).
    pub fn no_party(&self, person: PersonId) -> Result<(), Refusal> {
        let now = self.facts.transfer.as_ref();
        let has_part = now.is_some_and(|transfer| transfer.parties.contains(&person));
        if has_part || self.state.parties.contains(&person) {
            Err(CommandRefusal::OwnCase.into())
        } else {
            Ok(())
        }
    }

    /// `CASE_CLOSED` after the end, else `WRONG_STATE`, unless the case is in one of these.
    pub fn within(&self, statuses: &[Status]) -> Result<(), Refusal> {
        if statuses.contains(&self.state.status) {
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

    /// `FILE_ELSEWHERE` with the office to be asked, where the file has left the origin by another handover.
    pub fn origin_has_file(&self) -> Result<(), Refusal> {
        let custodian = self.facts.custodian.as_ref();
        let elsewhere = custodian.filter(|custodian| custodian.office != *self.office(Side::Origin));
        elsewhere.map_or(Ok(()), |custodian| Err(custodian.refusal()))
    }

    pub fn passed(&self, rule: RuleId) -> bool {
        self.state.work.passed(rule, self.now())
    }
}
