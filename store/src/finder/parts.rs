//! Tasks and deadlines of cases, one case or many at once.

use super::{
    Finder, ReadWhat,
    wire::{count, parse, read},
};
use crate::{
    StoreError,
    entity::{deadline, task},
};
use chrono::NaiveDate;
use domain::{
    access::{PersonId, Post},
    case::{TaskId, TaskPurpose, TaskState},
    deadline::{DeadlineId, DeadlineStatus, Obligation, RuleId},
    identifier::{CaseNumber, OfficeCode},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// A task of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    pub case: CaseNumber,
    pub id: TaskId,
    pub purpose: TaskPurpose,
    pub post: Post,
    pub office: OfficeCode,
    /// A claim whose lease has run out is shown as it stands until the case's timer takes it back.
    pub state: TaskState,
    pub fence: u32,
}

impl TaskRow {
    /// Who claimed it.
    pub fn claimed_by(&self) -> Option<PersonId> {
        match self.state {
            TaskState::Claimed { by, .. } => Some(by),
            _ => None,
        }
    }
}

/// A deadline of a case as far as lists need it; how it was counted is in the state of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadlineRow {
    pub case: CaseNumber,
    pub id: DeadlineId,
    pub rule: RuleId,
    pub obligation: Obligation,
    /// The last day, in Asia/Shanghai.
    pub due: NaiveDate,
    pub status: DeadlineStatus,
    pub provisional: bool,
    pub calendar_version: u32,
}

impl Finder<'_> {
    /// The tasks of a case in scope, oldest first.
    pub async fn tasks(&self, number: &CaseNumber) -> Result<Vec<TaskRow>, StoreError> {
        let mut found = self.tasks_of(std::slice::from_ref(number)).await?;
        Ok(found.remove(number).unwrap_or_default())
    }

    /// The tasks of those cases that are in scope.
    pub async fn tasks_of(
        &self,
        numbers: &[CaseNumber],
    ) -> Result<BTreeMap<CaseNumber, Vec<TaskRow>>, StoreError> {
        self.log_audit_of(ReadWhat::Tasks, numbers).await?;
        let rows = task::Entity::find()
            .filter(self.scope.tasks())
            .filter(task::Column::CaseNumber.is_in(numbers.iter().map(CaseNumber::as_str)))
            .order_by_asc(task::Column::Task);
        let rows = rows.all(self.store.connection()).await?;
        grouped(rows.iter().map(task_row), |task| &task.case)
    }

    /// The deadlines of a case in scope, oldest first.
    pub async fn deadlines(&self, number: &CaseNumber) -> Result<Vec<DeadlineRow>, StoreError> {
        let mut found = self.deadlines_of(std::slice::from_ref(number)).await?;
        Ok(found.remove(number).unwrap_or_default())
    }

    /// The deadlines of those cases that are in scope.
    pub async fn deadlines_of(
        &self,
        numbers: &[CaseNumber],
    ) -> Result<BTreeMap<CaseNumber, Vec<DeadlineRow>>, StoreError> {
        self.log_audit_of(ReadWhat::Deadlines, numbers).await?;
        let rows = deadline::Entity::find()
            .filter(self.scope.deadlines())
            .filter(deadline::Column::CaseNumber.is_in(numbers.iter().map(CaseNumber::as_str)))
            .order_by_asc(deadline::Column::Deadline);
        let rows = rows.all(self.store.connection()).await?;
        grouped(rows.iter().map(deadline_row), |deadline| &deadline.case)
    }
}

/// Rows by case, in the order in which they came.
pub(super) fn grouped<T>(
    rows: impl Iterator<Item = Result<T, StoreError>>,
    case: impl Fn(&T) -> &CaseNumber,
) -> Result<BTreeMap<CaseNumber, Vec<T>>, StoreError> {
    let mut groups = BTreeMap::<_, Vec<T>>::new();
    for row in rows {
        let row = row?;
        groups.entry(case(&row).clone()).or_default().push(row);
    }
    Ok(groups)
}

pub(super) fn task_row(row: &task::Model) -> Result<TaskRow, StoreError> {
    let state = match (row.closed, row.claimed_by, row.lease_until) {
        (true, ..) => TaskState::Done,
        (false, Some(by), Some(lease_until)) => TaskState::Claimed {
            by: by.into(),
            lease_until,
        },
        _ => TaskState::Open,
    };
    Ok(TaskRow {
        case: parse("case_number", &row.case_number)?,
        id: TaskId(count("task", row.task)?),
        purpose: read("purpose", &row.purpose)?,
        post: read("post", &row.post)?,
        office: parse("office", &row.office)?,
        state,
        fence: count("fence", row.fence)?,
    })
}

fn deadline_row(row: &deadline::Model) -> Result<DeadlineRow, StoreError> {
    Ok(DeadlineRow {
        case: parse("case_number", &row.case_number)?,
        id: DeadlineId(count("deadline", row.deadline)?),
        rule: read("rule", &row.rule)?,
        obligation: read("obligation", &row.obligation)?,
        due: row.due,
        status: read("status", &row.status)?,
        provisional: row.provisional,
        calendar_version: count("calendar_version", row.calendar_version)?,
    })
}
