//! What a principal sees: one predicate per table. Rows, lists, counts, searches, histories, downloads and feeds all
//! use it, so that none of them can show what another hides.

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
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, IntoCondition, SelectStatement, UnionType},
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
enum Duty {
    None,
    Office {
        office: OfficeCode,
        posts: BTreeSet<Post>,
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
    /// that capacity nobody sees their own. An administrator sees no case. A service station
    /// takes in for the office and is no part of it: it sees none of its cases.
    pub fn of(principal: &Principal, purpose: Purpose) -> Self {
        let duty = match (&principal.role, purpose) {
            (Some(Role::Staff { office, posts }), Purpose::Casework)
                if !posts.contains(&Post::ServiceStation) =>
            {
                Duty::Office {
                    office: office.clone(),
                    posts: posts.clone(),
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

    fn duty(&self) -> Option<&Duty> {
        match &self.who {
            Who::SignedIn { duty, .. } => Some(duty),
            _ => None,
        }
    }

    fn own_id(&self) -> Option<Id> {
        self.person().map(Id::from)
    }

    /// Cases of the reader's own matter. By number, so that each part is read from its index.
    pub(super) fn own_cases(&self) -> Condition {
        let Some(own) = self.own_id() else {
            return nothing();
        };
        let mut numbers = numbers(case::Column::Applicant.eq(own).into_condition());
        numbers.union(UnionType::All, with_part(own));
        case::Column::Number.in_subquery(numbers).into_condition()
    }

    /// Cases that the reader sees for their office or audit. Their own is never one of them.
    pub(super) fn work(&self) -> Condition {
        any(self.workplaces())
    }

    /// The parts of [`Self::work`], no case in two of them. Each is read in the order of an index of its own.
    pub(super) fn workplaces(&self) -> Vec<Condition> {
        let (Some(own), Some(duty)) = (self.own_id(), self.duty()) else {
            return vec![];
        };
        let places = match duty {
            Duty::None | Duty::Administration => vec![],
            Duty::Office { office, .. } => vec![
                case::Column::Office.eq(office.as_str()),
                case::Column::Origin.eq(office.as_str()),
            ],
            Duty::Audit { province, .. } => vec![case::Column::Province.eq(province.as_str())],
        };
        let of_others = Condition::all()
            .add(case::Column::Applicant.ne(own))
            .add(case::Column::Number.not_in_subquery(with_part(own)))
            .add(serves_no_part_of(own));
        let part = |place| Condition::all().add(place).add(of_others.clone());
        places.into_iter().map(part).collect()
    }

    pub(super) fn cases(&self) -> Condition {
        any([self.own_cases()].into_iter().chain(self.workplaces()))
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
            self.cases()
        }
    }

    pub(super) fn tasks(&self) -> Condition {
        of_cases(task::Column::CaseNumber, self.cases())
    }

    pub(super) fn deadlines(&self) -> Condition {
        of_cases(deadline::Column::CaseNumber, self.cases())
    }

    /// Papers of cases that the reader works on or applied for, and their own. Who has another part sees them only where they
    /// act for the applicant; the file of a vehicle, which a handover brings, is for those who work on it.
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
            .add(of_cases(document::Column::CaseNumber, self.own_cases()));
        Condition::any()
            .add(work)
            .add(of_cases(document::Column::CaseNumber, applied))
            .add(document::Column::CaseNumber.in_subquery(shown.into_query()))
            .add(attached)
    }

    pub(super) fn arrivals(&self) -> Condition {
        of_cases(file_arrival::Column::Handover, self.cases())
    }

    pub(super) fn events(&self) -> Condition {
        of_cases(event::Column::CaseNumber, self.cases())
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
                let leads = [Post::BusinessLead, Post::Supervision];
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

    /// Who read a case: for the applicant, for the office's supervision and for an audit.
    pub(super) fn read_log(&self) -> Condition {
        let oversight = match self.duty() {
            Some(Duty::Office { posts, .. }) => posts.contains(&Post::Supervision),
            Some(Duty::Audit { .. }) => true,
            _ => false,
        };
        let work = if oversight { self.work() } else { nothing() };
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

/// Rows of the cases that a condition lets through.
fn of_cases<C: ColumnTrait>(column: C, cases: Condition) -> Condition {
    column.in_subquery(numbers(cases)).into_condition()
}

fn numbers(cases: Condition) -> SelectStatement {
    let numbers = case::Entity::find().select_only().column(case::Column::Number);
    numbers.filter(cases).into_query()
}

/// The numbers of the cases in which a person has a part beside the applicant.
pub(super) fn with_part(person: Id) -> SelectStatement {
    case_party::Entity::find()
        .select_only()
        .column(case_party::Column::CaseNumber)
        .filter(case_party::Column::Person.eq(person))
        .into_query()
}

/// Whoever came into a transfer after its file was asked for has a part in the handover too.
fn serves_no_part_of(person: Id) -> Condition {
    Condition::any()
        .add(case::Column::Transfer.is_null())
        .add(case::Column::Transfer.not_in_subquery(with_part(person)))
}

fn any(conditions: impl IntoIterator<Item = Condition>) -> Condition {
    let mut conditions = conditions.into_iter().peekable();
    if conditions.peek().is_none() {
        return nothing();
    }
    conditions.fold(Condition::any(), Condition::add)
}

/// No row. Written out, because an empty condition would be left away and let every row through.
fn nothing() -> Condition {
    Expr::val(1).eq(0).into_condition()
}
