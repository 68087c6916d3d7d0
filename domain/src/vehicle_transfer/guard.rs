//! What the guards of several verbs ask. Each says why not, with the code that the person sees.

use super::{Draft, Facts, Obstacle, State, Status, VehicleTransfer};
use crate::{
    access::{Actor, PersonId, Post},
    case::{self, Draft as CaseDraft, Refusal, TaskPurpose, staff_in, system_only},
    deadline::RuleId,
    law::{CommandRefusal, vehicle::TransferObstacle},
    time::{Moment, office_day},
};
use chrono::NaiveDate;

pub(super) use crate::case::{another_than, valid};

/// Somebody asks something of a case that exists: all that a guard looks at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Act<'a> {
    pub state: &'a State,
    pub actor: &'a Actor,
    pub facts: &'a Facts,
}

type Allowed<T = ()> = Result<T, Refusal>;

impl<'a> Act<'a> {
    pub fn now(&self) -> Moment {
        self.facts.case.now
    }

    /// The day in Asia/Shanghai.
    pub fn today(&self) -> NaiveDate {
        office_day(self.now())
    }

    pub fn draft(&self) -> Draft<'a> {
        CaseDraft::<VehicleTransfer>::new(Some(self.state.clone()), self.actor, &self.facts.case)
    }

    /// Staff of the handling office in one of these posts. `NOT_YOUR_POST`, and `OWN_CASE` for every party.
    pub fn staff(&self, posts: &[Post]) -> Allowed<PersonId> {
        let person = staff_in(&self.state.work, self.actor, posts)?;
        self.no_party(person)
    }

    /// Somebody at a service station of the handling office, in a matter that is not theirs.
    pub fn station(&self) -> Allowed<PersonId> {
        self.staff(&[Post::ServiceStation])
    }

    /// Nobody handles a matter in which they have a part, whatever part (policy).
    pub fn no_party(&self, person: PersonId) -> Allowed<PersonId> {
        if self.state.people().contains(&person) {
            Err(CommandRefusal::OwnCase.into())
        } else {
            Ok(person)
        }
    }

    /// The applicant, or whoever acts for them.
    pub fn applicant(&self) -> Option<PersonId> {
        let person = self.actor.person()?;
        self.state.is_applicants_side(person).then_some(person)
    }

    /// Somebody who applies, also by a power that nobody has seen yet: what they hand in binds nobody.
    pub fn applying(&self) -> Option<PersonId> {
        let person = self.actor.person()?;
        self.state.applies(person).then_some(person)
    }

    /// The applicant's side, or intake staff or a service station for them.
    pub fn applicant_or_intake(&self) -> Allowed<PersonId> {
        self.applicant().map_or_else(|| self.intake(), Ok)
    }

    /// Whoever applies, or intake staff or a service station for them.
    pub fn applying_or_intake(&self) -> Allowed<PersonId> {
        self.applying().map_or_else(|| self.intake(), Ok)
    }

    /// Whoever takes in.
    fn intake(&self) -> Allowed<PersonId> {
        self.staff(&[Post::Intake, Post::ServiceStation])
    }

    /// Another system speaks.
    pub fn system(&self) -> Allowed {
        system_only(self.actor)
    }

    /// `CASE_CLOSED` after the end, else `WRONG_STATE`, unless the case is in one of these.
    pub fn within(&self, statuses: &[Status]) -> Allowed {
        if statuses.contains(&self.state.status) {
            Ok(())
        } else {
            Err(self.out_of_place())
        }
    }

    /// What an act is told that comes too early or too late.
    pub fn out_of_place(&self) -> Refusal {
        if self.state.status.is_end() {
            CommandRefusal::CaseClosed.into()
        } else {
            CommandRefusal::WrongState.into()
        }
    }

    /// `WRONG_STATE`, unless it holds.
    pub fn in_place(&self, holds: bool) -> Allowed {
        if holds { Ok(()) } else { Err(self.out_of_place()) }
    }

    /// `STOPPED`, with all that bars it.
    pub fn not_stopped(&self) -> Allowed {
        if self.state.stops.is_empty() {
            return Ok(());
        }
        let grounds = self.state.stops.iter().copied().collect();
        Err(Obstacle::Stopped(grounds).into())
    }

    /// Neither stopped nor on hold.
    pub fn going(&self) -> Allowed {
        self.not_stopped()?;
        self.not_on_hold()
    }

    /// `ON_HOLD`, with all that has to be cured.
    pub fn not_on_hold(&self) -> Allowed {
        if self.state.holds.is_empty() {
            return Ok(());
        }
        let holds = self.state.holds.iter().copied().collect();
        Err(Obstacle::OnHold(holds).into())
    }

    /// See [`case::not_taken`].
    pub fn not_taken(&self, purpose: TaskPurpose, person: PersonId) -> Allowed {
        case::not_taken(&self.state.work, purpose, person, self.now())
    }

    pub fn passed(&self, rule: RuleId) -> bool {
        self.state.work.passed(rule, self.now())
    }
}

/// The obstacle, unless it holds.
pub(super) fn unless(holds: bool, obstacle: TransferObstacle) -> Allowed {
    if holds { Ok(()) } else { Err(obstacle.into()) }
}
