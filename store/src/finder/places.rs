//! Which cases a principal sees, and in which capacity: the predicates that those of the other tables are made from.

use super::{
    condition::{any, escalated_to, nothing, numbers, of_others, seen_by},
    scope::{Duty, Scope},
};
use crate::entity::case;
use domain::access::Post;
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{IntoCondition, UnionType},
};

impl Scope {
    /// Cases of the reader's own matter. By number, so that each part is read from its index.
    pub(super) fn own_cases(&self) -> Condition {
        let Some(own) = self.own_id() else {
            return nothing();
        };
        let mut numbers = numbers(case::Column::Applicant.eq(own).into_condition());
        numbers.union(UnionType::All, seen_by(own));
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
            Duty::None | Duty::Administration | Duty::Station { .. } => vec![],
            Duty::Office { office, .. } => vec![
                case::Column::Office.eq(office.as_str()),
                case::Column::Origin.eq(office.as_str()),
            ],
            Duty::Audit { province, .. } => vec![case::Column::Province.eq(province.as_str())],
        };
        let part = |place| Condition::all().add(place).add(of_others(own));
        places.into_iter().map(part).collect()
    }

    /// What an office of the province that the reader audits or supervises was late with, and another province waits for: how far it
    /// is, and none of its papers. None of [`Self::workplaces`] holds it.
    pub(super) fn escalated(&self) -> Option<Condition> {
        let (own, duty) = (self.own_id()?, self.duty()?);
        let (province, elsewhere) = match duty {
            Duty::Audit { province, .. } => (
                province.clone(),
                case::Column::Province.ne(province.as_str()).into_condition(),
            ),
            Duty::Office { office, posts } if posts.contains(&Post::Supervision) => (
                office.province(),
                Condition::all()
                    .add(case::Column::Office.ne(office.as_str()))
                    .add(case::Column::Origin.ne(office.as_str())),
            ),
            _ => return None,
        };
        Some(escalated_to(&province).add(elsewhere).add(of_others(own)))
    }

    /// What stands in the reader's queue: no case in two of the parts.
    pub(super) fn queued(&self) -> Vec<Condition> {
        let escalated = self.escalated();
        self.workplaces().into_iter().chain(escalated).collect()
    }

    /// Cases that the reader sees for their office or audit, whole or in brief.
    pub(super) fn on_duty(&self) -> Condition {
        any(self.queued())
    }

    /// Open cases that the reader took in at a service station of this office.
    pub(super) fn taken_in(&self) -> Option<Condition> {
        let (Some(own), Some(Duty::Station { office })) = (self.own_id(), self.duty()) else {
            return None;
        };
        let taken_in = Condition::all()
            .add(case::Column::TakenInBy.eq(own))
            .add(case::Column::Office.eq(office.as_str()))
            .add(case::Column::Closed.eq(false))
            .add(of_others(own));
        Some(taken_in)
    }

    /// Cases of which the reader sees at least how far they are.
    pub(super) fn cases(&self) -> Condition {
        any(self.known_parts().chain(self.taken_in()))
    }

    /// Cases of which the reader sees what is in them, as far as that is shown to them.
    pub(super) fn known(&self) -> Condition {
        any(self.known_parts())
    }

    fn known_parts(&self) -> impl Iterator<Item = Condition> {
        [self.own_cases()].into_iter().chain(self.queued())
    }
}
