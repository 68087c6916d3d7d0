//! What the predicates of a scope are put together from.

use super::wire::text;
use crate::entity::{Id, case, case_party, deadline};
use domain::{
    case::CaseKind as _,
    deadline::{DeadlineStatus, RuleId},
    evidence_access::EvidenceAccess,
    identifier::DivisionCode,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, IntoCondition, SelectStatement},
};

/// The digits of a province at the head of the codes of its offices.
const PROVINCE_DIGITS: usize = 2;

/// Rows of the cases that a condition lets through.
pub(super) fn of_cases<C: ColumnTrait>(column: C, cases: Condition) -> Condition {
    column.in_subquery(numbers(cases)).into_condition()
}

pub(super) fn numbers(cases: Condition) -> SelectStatement {
    let numbers = case::Entity::find().select_only().column(case::Column::Number);
    numbers.filter(cases).into_query()
}

/// The numbers of the cases that a person sees for their part beside the applicant.
pub(super) fn seen_by(person: Id) -> SelectStatement {
    let mut numbers = with_part(person);
    numbers.and_where(case_party::Column::Excluded.eq(false));
    numbers
}

/// The numbers of the cases in which a person has a part beside the applicant, whatever they see of them.
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

/// Cases in which a person has no part: nobody works on their own.
pub(super) fn of_others(own: Id) -> Condition {
    Condition::all()
        .add(case::Column::Applicant.ne(own))
        .add(case::Column::Number.not_in_subquery(with_part(own)))
        .add(serves_no_part_of(own))
}

/// Handovers with which an office of a province was late, so that the province was told.
pub(super) fn escalated_to(province: &DivisionCode) -> Condition {
    let late = deadline::Entity::find()
        .select_only()
        .column(deadline::Column::CaseNumber)
        .filter(deadline::Column::Rule.eq(text(&RuleId::UC_FILE_OUT)))
        .filter(deadline::Column::Status.eq(text(&DeadlineStatus::Expired)));
    Condition::all()
        .add(case::Column::Origin.starts_with(&province.as_str()[..PROVINCE_DIGITS]))
        .add(case::Column::Number.in_subquery(late.into_query()))
}

pub(super) fn any(conditions: impl IntoIterator<Item = Condition>) -> Condition {
    let mut conditions = conditions.into_iter().peekable();
    if conditions.peek().is_none() {
        return nothing();
    }
    conditions.fold(Condition::any(), Condition::add)
}

/// Cases in which evidence is asked for.
pub(super) fn of_evidence() -> Condition {
    Condition::all().add(case::Column::Kind.eq(EvidenceAccess::NAME))
}

/// No row. Written out, because an empty condition would be left away and let every row through.
pub(super) fn nothing() -> Condition {
    Expr::val(1).eq(0).into_condition()
}
