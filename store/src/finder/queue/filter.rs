//! What a queue is narrowed to. There is no search by name: names are encrypted.

use crate::{
    entity::{Id, case, task},
    finder::{Finder, wire::text},
};
use chrono::NaiveTime;
use domain::{
    access::Post,
    identifier::{CaseNumber, IdentityDocument, OfficeCode},
    time::{Moment, office_day, office_moment},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, IntoCondition},
};

/// The hour of the warning on the due day (`domain::deadline`).
const WARNING_HOUR: u32 = 9;

/// What to show; whatever is left out does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueFilter {
    /// Wire name of a case kind.
    pub kind: Option<String>,
    /// Any of these statuses; empty for all.
    pub statuses: Vec<String>,
    /// One office of the scope: that handles a case, or where its file comes from.
    pub office: Option<OfficeCode>,
    /// Cases with an open task for this post.
    pub post: Option<Post>,
    pub deadline: Option<DeadlineState>,
    /// Cases with an open task that is held like this.
    pub claimed: Option<Claimed>,
    /// Cases of the person with exactly this document.
    pub applicant: Option<IdentityDocument>,
    pub number: Option<CaseNumber>,
    pub standing: Standing,
}

/// Where the nearest duty of the office stands on the day of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadlineState {
    /// The due day has passed.
    Overdue,
    DueToday,
    /// Due today, and the hour of the warning has passed.
    Warned,
    /// No duty of the office runs.
    None,
}

/// Who holds a task under a lease that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimed {
    Mine,
    Nobody,
    /// Somebody, whoever it is.
    Anybody,
}

/// Whether cases that have ended are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    #[default]
    Open,
    Closed,
    All,
}

impl QueueFilter {
    /// The cases that it lets through.
    pub(super) fn condition(&self, finder: &Finder<'_>) -> Condition {
        use case::Column;
        // A person's id is a keyed hash of their document: the number itself is nowhere in clear.
        let person = self
            .applicant
            .as_ref()
            .map(|document| finder.store.keys().person_of(document));
        let person = person.map(Id::from);
        Condition::all()
            .add_option(self.kind.as_deref().map(|kind| Column::Kind.eq(kind)))
            .add_option((!self.statuses.is_empty()).then(|| Column::Status.is_in(&self.statuses)))
            .add_option(self.office.as_ref().map(at))
            .add_option(
                self.number
                    .as_ref()
                    .map(|number| Column::Number.eq(number.as_str())),
            )
            .add_option(self.standing.condition())
            .add_option(self.deadline.map(|state| state.condition(finder.now)))
            .add_option(person.map(|person| Column::Applicant.eq(person)))
            .add_option(self.asks_for_a_task().then(|| self.with_task(finder)))
    }

    /// The open tasks that it asks for, in the reader's office where they have one: some tasks of a case are for another.
    fn tasks(&self, finder: &Finder<'_>) -> Condition {
        let office = finder.scope.office();
        Condition::all()
            .add(task::Column::Closed.eq(false))
            .add_option(office.map(|office| task::Column::Office.eq(office.as_str())))
            .add_option(self.post.map(|post| task::Column::Post.eq(text(&post))))
            .add_option(self.claimed.map(|claimed| claimed.condition(finder)))
    }

    fn asks_for_a_task(&self) -> bool {
        self.post.is_some() || self.claimed.is_some()
    }

    /// The few cases with a task of one's own are found from the task. Any other list is read in its order, with a look at
    /// the tasks of each case until the page is full: as a join, the planner takes the matches for few, reads all
    /// cases of the office and sorts them for each page.
    fn with_task(&self, finder: &Finder<'_>) -> Condition {
        let tasks = task::Entity::find().select_only().filter(self.tasks(finder));
        if self.claimed == Some(Claimed::Mine) {
            let cases = tasks.column(task::Column::CaseNumber).into_query();
            return case::Column::Number.in_subquery(cases).into_condition();
        }
        let number = Expr::col((case::Entity, case::Column::Number));
        let of_case = Expr::col((task::Entity, task::Column::CaseNumber)).eq(number);
        let one = tasks.column(task::Column::Task).filter(of_case).limit(1);
        Expr::SubQuery(None, Box::new(one.into_query().into()))
            .is_not_null()
            .into_condition()
    }
}

fn at(office: &OfficeCode) -> Condition {
    Condition::any()
        .add(case::Column::Office.eq(office.as_str()))
        .add(case::Column::Origin.eq(office.as_str()))
}

impl Standing {
    fn condition(self) -> Option<Condition> {
        let closed = match self {
            Self::Open => false,
            Self::Closed => true,
            Self::All => return None,
        };
        Some(case::Column::Closed.eq(closed).into_condition())
    }
}

impl DeadlineState {
    fn condition(self, now: Moment) -> Condition {
        use case::Column::Due;
        let today = office_day(now);
        let due_today = Due.eq(today).into_condition();
        match self {
            Self::Overdue => Due.lt(today).into_condition(),
            Self::DueToday => due_today,
            Self::Warned => {
                let nine = NaiveTime::from_hms_opt(WARNING_HOUR, 0, 0).expect("nine o'clock is a time");
                let warned = now >= office_moment(today, nine);
                due_today.add_option((!warned).then(|| Due.is_null()))
            }
            Self::None => Due.is_null().into_condition(),
        }
    }
}

impl Claimed {
    fn condition(self, finder: &Finder<'_>) -> Condition {
        use task::Column::{ClaimedBy, LeaseUntil};
        let held = Condition::all()
            .add(ClaimedBy.is_not_null())
            .add(LeaseUntil.gt(finder.now));
        match self {
            Self::Anybody => held,
            Self::Mine => held.add(ClaimedBy.eq(finder.scope.person().map(Id::from))),
            Self::Nobody => Condition::any()
                .add(ClaimedBy.is_null())
                .add(LeaseUntil.lte(finder.now)),
        }
    }
}
