//! What a principal sees: one predicate per table. Rows, lists, counts, searches, histories, downloads and feeds all
//! use it, so that none of them can show what another hides.

use super::condition::{any, nothing, of_cases, of_evidence};
use crate::entity::{
    Id, case, case_party, deadline, document, event, file_arrival, inbox, person, read_log, request,
    staff_post, task, upload,
};
use domain::{
    access::{PersonId, Post, Principal, Purpose, Role},
    identifier::{CaseNumber, DivisionCode, OfficeCode},
    time::Moment,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::IntoCondition,
};
use std::{collections::BTreeSet, fmt};

/// Who reads, for which purpose. There is no finder without one.
#[derive(Clone)]
pub struct Scope {
    who: Who,
}

#[derive(Clone)]
enum Who {
    /// Sees nothing: the token has ended.
    Nobody,
    SignedIn {
        person: PersonId,
        expires_at: Moment,
        duty: Duty,
    },
    /// Holds a receipt and is not signed in.
    Receipt { number: CaseNumber, code: String },
}

/// What a person reads beside their own matter.
#[derive(Clone)]
pub(super) enum Duty {
    None,
    Office {
        office: OfficeCode,
        posts: BTreeSet<Post>,
    },
    /// How far an open case is that they took in at a service station of this office.
    Station {
        office: OfficeCode,
    },
    Audit {
        province: DivisionCode,
        reason: String,
    },
    /// No case: posts, to see who holds them.
    Administration,
}

/// Tells which role reads, and nothing of what was typed: a reason or a code can hold anything.
impl fmt::Debug for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let role = match &self.who {
            Who::Nobody => "nobody",
            Who::Receipt { .. } => "receipt",
            Who::SignedIn { duty, .. } => match duty {
                Duty::None => "person",
                Duty::Office { .. } => "office",
                Duty::Station { .. } => "station",
                Duty::Audit { .. } => "audit",
                Duty::Administration => "administration",
            },
        };
        f.debug_tuple("Scope").field(&role).finish()
    }
}

impl Scope {
    /// The scope of a signed-in person.
    ///
    /// Everybody sees their own matter: what they applied for, and what they have a part in. Staff see for casework the cases
    /// that their office handles or whose file comes from it, an auditor those of the province for an audit with a reason; in
    /// that capacity nobody sees their own. An auditor of a province, and supervision of any office there, see in brief what was
    /// escalated to that province. An administrator sees no case. A service station takes in for the office and is no
    /// part of it: whoever works there sees how far the cases are that they took in themselves, until these are closed, and
    /// nothing of what is in them.
    pub fn of(principal: &Principal, purpose: Purpose) -> Self {
        let duty = match (&principal.role, purpose) {
            (Some(Role::Staff { office, posts }), Purpose::Casework) => {
                let office = office.clone();
                if posts.contains(&Post::ServiceStation) {
                    Duty::Station { office }
                } else {
                    let posts = posts.clone();
                    Duty::Office { office, posts }
                }
            }
            (Some(Role::Auditor { province }), Purpose::Audit { reason }) if !reason.trim().is_empty() => {
                Duty::Audit {
                    province: province.clone(),
                    reason: reason.trim().to_owned(),
                }
            }
            (Some(Role::Administrator), Purpose::Casework) => Duty::Administration,
            _ => Duty::None,
        };
        Self {
            who: Who::SignedIn {
                person: principal.person,
                expires_at: principal.expires_at,
                duty,
            },
        }
    }

    /// The scope of whoever holds a receipt: the progress of that case and nothing else.
    pub fn progress(number: CaseNumber, code: impl Into<String>) -> Self {
        Self {
            who: Who::Receipt {
                number,
                code: code.into(),
            },
        }
    }

    /// The scope at a moment: that of a token which has ended is empty.
    pub(super) fn at(self, now: Moment) -> Self {
        match self.who {
            Who::SignedIn { expires_at, .. } if expires_at <= now => Self { who: Who::Nobody },
            who => Self { who },
        }
    }

    pub(super) fn person(&self) -> Option<PersonId> {
        match self.who {
            Who::SignedIn { person, .. } => Some(person),
            _ => None,
        }
    }

    /// The receipt and its code, for a look at the progress.
    pub(super) fn receipt(&self) -> Option<(&CaseNumber, &str)> {
        match &self.who {
            Who::Receipt { number, code } => Some((number, code)),
            _ => None,
        }
    }

    /// The auditor's reason. With it, every read that is not of the auditor's own matter is logged.
    pub(super) fn audit_reason(&self) -> Option<&str> {
        match self.duty() {
            Some(Duty::Audit { reason, .. }) => Some(reason),
            _ => None,
        }
    }

    /// Whether this is staff who hold a post, so that they may see who a person is.
    pub(super) fn holds_a_post(&self) -> bool {
        matches!(self.duty(), Some(Duty::Office { posts, .. }) if !posts.is_empty())
    }

    /// The office whose cases staff see.
    pub(super) fn office(&self) -> Option<&OfficeCode> {
        match self.duty() {
            Some(Duty::Office { office, .. }) => Some(office),
            _ => None,
        }
    }

    /// The province whose cases an auditor sees.
    pub(super) fn audited(&self) -> Option<&DivisionCode> {
        match self.duty() {
            Some(Duty::Audit { province, .. }) => Some(province),
            _ => None,
        }
    }

    /// Whether this is a service station.
    pub(super) fn is_station(&self) -> bool {
        matches!(self.duty(), Some(Duty::Station { .. }))
    }

    pub(super) fn duty(&self) -> Option<&Duty> {
        match &self.who {
            Who::SignedIn { duty, .. } => Some(duty),
            _ => None,
        }
    }

    pub(super) fn own_id(&self) -> Option<Id> {
        self.person().map(Id::from)
    }

    /// Parts in cases that the reader themselves has.
    pub(super) fn own_parts(&self) -> Condition {
        self.mine(case_party::Column::Person)
    }

    /// Cases that the reader may send documents for. An audit only reads.
    pub(super) fn cases_to_add_to(&self) -> Condition {
        if self.audit_reason().is_some() {
            self.own_cases()
        } else {
            let own = [self.own_cases()].into_iter();
            any(own.chain(self.workplaces()).chain(self.taken_in()))
        }
    }

    pub(super) fn tasks(&self) -> Condition {
        of_cases(task::Column::CaseNumber, self.known())
    }

    pub(super) fn deadlines(&self) -> Condition {
        of_cases(deadline::Column::CaseNumber, self.known())
    }

    /// Papers of cases that the reader works on or applied for, and their own. Who has another part sees them only where they
    /// act for the applicant; the file of a vehicle, which a handover brings, is for those who work on it. A service station sees
    /// what it attached itself.
    pub(super) fn documents(&self) -> Condition {
        let work = of_cases(document::Column::CaseNumber, self.work());
        let Some(own) = self.own_id() else { return work };
        let applied = Condition::all()
            .add(self.applied())
            .add(case::Column::Transfer.is_null());
        let shown = case_party::Entity::find()
            .select_only()
            .column(case_party::Column::CaseNumber)
            .filter(case_party::Column::Person.eq(own))
            .filter(case_party::Column::Papers.eq(true));
        let attached = Condition::all()
            .add(document::Column::AttachedBy.eq(own))
            .add(of_cases(
                document::Column::CaseNumber,
                any([self.own_cases()].into_iter().chain(self.taken_in())),
            ));
        Condition::any()
            .add(work)
            .add(of_cases(document::Column::CaseNumber, applied))
            .add(document::Column::CaseNumber.in_subquery(shown.into_query()))
            .add(attached)
    }

    pub(super) fn arrivals(&self) -> Condition {
        of_cases(file_arrival::Column::Handover, self.known())
    }

    pub(super) fn events(&self) -> Condition {
        of_cases(event::Column::CaseNumber, self.known())
    }

    /// Cases that the reader's own office handles, or that they audit: not those whose file comes from there.
    pub(super) fn handled(&self) -> Condition {
        let handled = Condition::all().add(self.work());
        match self.office() {
            Some(office) => handled.add(case::Column::Office.eq(office.as_str())),
            None => handled,
        }
    }

    /// The reader, and whose matter the cases are that they see for their office or audit.
    pub(super) fn persons(&self) -> Condition {
        self.persons_of(&self.work())
    }

    /// Those of them who may be seen unmasked: the office of origin need not know who applies at the other.
    pub(super) fn persons_in_full(&self) -> Condition {
        self.persons_of(&self.handled())
    }

    fn persons_of(&self, cases: &Condition) -> Condition {
        let applicants = case::Entity::find()
            .select_only()
            .column(case::Column::Applicant)
            .filter(cases.clone());
        let others = case_party::Entity::find()
            .select_only()
            .column(case_party::Column::Person)
            .filter(of_cases(case_party::Column::CaseNumber, cases.clone()));
        Condition::any()
            .add(self.mine(person::Column::Id))
            .add(person::Column::Id.in_subquery(applicants.into_query()))
            .add(person::Column::Id.in_subquery(others.into_query()))
    }

    /// Posts of colleagues, past ones too: the history names whoever held one.
    pub(super) fn colleagues(&self) -> Condition {
        match self.duty() {
            Some(Duty::Office { office, .. }) => {
                staff_post::Column::Office.eq(office.as_str()).into_condition()
            }
            _ => nothing(),
        }
    }

    /// Posts of an office, for whoever gives its work out: its leads and supervision, and administrators.
    pub(super) fn staff(&self, at: &OfficeCode) -> Condition {
        let theirs = match self.duty() {
            Some(Duty::Office { office, posts }) => {
                let leads = [Post::BusinessLead, Post::AccidentHead, Post::Supervision];
                office == at && leads.iter().any(|post| posts.contains(post))
            }
            Some(Duty::Administration) => true,
            _ => false,
        };
        if theirs {
            staff_post::Column::Office.eq(at.as_str()).into_condition()
        } else {
            nothing()
        }
    }

    pub(super) fn inbox(&self) -> Condition {
        self.mine(inbox::Column::Person)
    }

    pub(super) fn uploads(&self) -> Condition {
        self.mine(upload::Column::Person)
    }

    /// Requests that the reader made themselves.
    pub(super) fn requests(&self) -> Condition {
        match self.own_id() {
            Some(own) => request::Column::Actor.eq(own.to_string()).into_condition(),
            None => nothing(),
        }
    }

    /// Who read a case: for the applicant, for the office's supervision, for the head of the unit whose evidence it is about, and for
    /// an audit.
    pub(super) fn read_log(&self) -> Condition {
        let work = match self.duty() {
            Some(Duty::Audit { .. }) => self.work(),
            Some(Duty::Office { posts, .. }) if posts.contains(&Post::Supervision) => self.work(),
            Some(Duty::Office { posts, .. }) if posts.contains(&Post::AccidentHead) => {
                Condition::all().add(self.work()).add(of_evidence())
            }
            _ => nothing(),
        };
        of_cases(read_log::Column::CaseNumber, any([self.applied(), work]))
    }

    /// Cases that the reader applied for. A part in somebody else's application is not one.
    fn applied(&self) -> Condition {
        self.mine(case::Column::Applicant)
    }

    fn mine<C: ColumnTrait>(&self, column: C) -> Condition {
        self.own_id()
            .map_or_else(nothing, |own| column.eq(own).into_condition())
    }
}
