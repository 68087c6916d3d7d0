//! What the guards of several verbs ask. Each says why not, with the code that the person sees.

use super::{Draft, Facts, FileHandover, State, Status};
use crate::{
    access::{Actor, PersonId, Post},
    case::{Draft as CaseDraft, Refusal, RefusalDetail, Task, TaskPurpose, staff_in_at},
    custody::Side,
    deadline::RuleId,
    identifier::OfficeCode,
    law::CommandRefusal,
    time::Moment,
};

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
        no_party(self.state, person)?;
        Ok(person)
    }

    /// Staff of either side in one of these posts.
    pub fn staff_of_either(&self, posts: &[Post]) -> Result<PersonId, Refusal> {
        let of_origin = self.staff(Side::Origin, posts);
        of_origin.or_else(|_| self.staff(Side::Destination, posts))
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

    /// `TASK_TAKEN` with its holder, if somebody else holds the open task for this purpose.
    pub fn not_taken(&self, purpose: TaskPurpose, person: PersonId) -> Result<(), Refusal> {
        let task = self.state.work.open_task(purpose);
        match task.and_then(|task| task.holder(self.now())) {
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

    /// Whether the period of a running deadline has passed, seen by a timer or not.
    pub fn passed(&self, rule: RuleId) -> bool {
        let mut running = self.state.work.running();
        running.any(|deadline| deadline.rule == rule && deadline.expires_at() <= self.now())
    }
}

/// `OWN_CASE` for a person who has a part in the transfer.
pub(super) fn no_party(state: &State, person: PersonId) -> Result<(), Refusal> {
    if state.parties.contains(&person) {
        Err(CommandRefusal::OwnCase.into())
    } else {
        Ok(())
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

/// `INVALID_INPUT` on a field, in GraphQL's spelling, unless it holds.
pub(super) fn valid(field: &str, holds: bool) -> Result<(), Refusal> {
    if holds {
        Ok(())
    } else {
        Err(Refusal::from(CommandRefusal::InvalidInput).on(field))
    }
}
