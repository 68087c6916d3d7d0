//! What the guards of several verbs ask. Each says why not, with the code that the person sees.

use super::{
    Draft, EvidenceAccess, EvidenceAssessment, Facts, Grant, Known, State, Status, assess_case, obstacle,
};
use crate::{
    access::{Actor, PersonId, Post},
    case::{self, Draft as CaseDraft, Refusal, RefusalDetail, Task, TaskPurpose, staff_in, system_only},
    deadline::RuleId,
    law::{CommandRefusal, DecisionGround, EvidenceGround, EvidenceObstacle},
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

/// Refuses `OWN_CASE` for whoever has a part in the accident or the application, and `EXCLUDED` for whoever stands aside.
pub(super) fn may_work_on(state: &State, person: PersonId) -> Allowed<PersonId> {
    if state.barred().contains(&person) {
        return Err(CommandRefusal::OwnCase.into());
    }
    if state.excluded.contains(&person) {
        return Err(EvidenceObstacle::Excluded.into());
    }
    Ok(person)
}

/// Refuses `OPEN_CASE_EXISTS`, with the number of the person's other application. Whoever does not see that one is not told its
/// number.
pub(super) fn nothing_else_open(facts: &Facts) -> Allowed {
    let Some(number) = facts.open_case.clone() else {
        return Ok(());
    };
    let refusal = Refusal::from(DecisionGround::OpenCaseExists);
    Err(refusal.with_detail(RefusalDetail::Case { number }))
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
        CaseDraft::<EvidenceAccess>::new(Some(self.state.clone()), self.actor, &self.facts.case)
    }

    /// Staff of the unit in one of these posts, in a matter in which they have no part. `NOT_YOUR_POST`, `OWN_CASE`,
    /// `EXCLUDED`.
    pub fn staff(&self, posts: &[Post]) -> Allowed<PersonId> {
        let person = staff_in(&self.state.work, self.actor, posts)?;
        may_work_on(self.state, person)
    }

    /// The applicant in their own matter, whatever else they are.
    pub fn applicant(&self) -> Option<PersonId> {
        let person = self.actor.person()?;
        (person == self.state.work.applicant).then_some(person)
    }

    /// The applicant. `NOT_YOUR_POST`.
    pub fn as_applicant(&self) -> Allowed<PersonId> {
        self.applicant().ok_or_else(|| CommandRefusal::NotYourPost.into())
    }

    /// The applicant, or staff of the unit on their behalf.
    pub fn applicant_or_unit(&self) -> Allowed<PersonId> {
        self.applicant()
            .map_or_else(|| self.staff(&[Post::AccidentUnit]), Ok)
    }

    /// Another system speaks.
    pub fn system(&self) -> Allowed {
        system_only(self.actor)
    }

    /// `CASE_CLOSED` after the end, else `WRONG_STATE`, unless the case is in one of these.
    pub fn within(&self, statuses: &[Status]) -> Allowed {
        self.in_place(statuses.contains(&self.state.status))
    }

    /// What an act is told that comes too early or too late.
    pub fn out_of_place(&self) -> Refusal {
        if self.state.status.is_end() {
            CommandRefusal::CaseClosed.into()
        } else {
            CommandRefusal::WrongState.into()
        }
    }

    /// `WRONG_STATE` or `CASE_CLOSED`, unless it holds.
    pub fn in_place(&self, holds: bool) -> Allowed {
        if holds { Ok(()) } else { Err(self.out_of_place()) }
    }

    /// `FILE_WITH_COURT`, while the application waits for the file.
    pub fn going(&self) -> Allowed {
        if self.state.hold.is_some() {
            Err(EvidenceObstacle::FileWithCourt.into())
        } else {
            Ok(())
        }
    }

    /// `FILE_WITH_COURT`, while the file is there: also where nobody was told.
    pub fn file_is_here(&self) -> Allowed {
        if self.assessed()?.hold.is_some() {
            Err(EvidenceObstacle::FileWithCourt.into())
        } else {
            Ok(())
        }
    }

    /// `OPEN_CASE_EXISTS`, with the number of the person's other application.
    pub fn nothing_else_open(&self) -> Allowed {
        nothing_else_open(self.facts)
    }

    /// What the rules see. `ACCIDENT_FILE_PENDING` until the register has answered; an accident that it does not know is not
    /// this unit's.
    pub fn assessed(&self) -> Allowed<EvidenceAssessment> {
        self.answered()?;
        let assessed = assess_case(self.state, self.facts.circumstances());
        assessed.ok_or_else(|| obstacle::grounds(&[EvidenceGround::WrongAuthority].into()))
    }

    /// `ACCIDENT_FILE_PENDING`.
    pub fn answered(&self) -> Allowed {
        if self.state.known == Known::Pending {
            Err(EvidenceObstacle::AccidentFilePending.into())
        } else {
            Ok(())
        }
    }

    /// The grant under which something can be seen now. `NO_ACCESS`.
    pub fn open_grant(&self) -> Allowed<&'a Grant> {
        let grant = self.state.grant.as_ref();
        let open = grant.filter(|grant| grant.is_open_at(self.now()));
        open.ok_or_else(|| EvidenceObstacle::NoAccess.into())
    }

    /// See [`case::not_taken`].
    pub fn not_taken(&self, purpose: TaskPurpose, person: PersonId) -> Allowed {
        case::not_taken(&self.state.work, purpose, person, self.now())
    }

    /// See [`case::held`].
    pub fn held(&self, purpose: TaskPurpose, person: PersonId) -> Allowed<&'a Task> {
        case::held(&self.state.work, purpose, person, self.now())
    }

    pub fn passed(&self, rule: RuleId) -> bool {
        self.state.work.passed(rule, self.now())
    }
}
