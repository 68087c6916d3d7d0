//! The work queue of an office, or the cases of an audited province: filtered, sorted, read page by page.

mod filter;
mod sort;

pub use filter::{Claimed, DeadlineState, QueueFilter, Standing};
pub use sort::{QueueKey, QueueSort};

use super::{CappedCount, CaseRow, Connection, FindError, Finder, Page, ReadWhat, TaskRow, parts::task_row};
use crate::{
    StoreError,
    entity::{
        case::{Column, Entity},
        task,
    },
};
use domain::identifier::CaseNumber;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use std::collections::BTreeMap;

/// A case in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueRow {
    pub case: CaseRow,
    /// The oldest open task that the filter asks for; none while the office waits for somebody else.
    pub task: Option<TaskRow>,
}

impl Finder<'_> {
    /// The queue. It never holds the reader's own case.
    ///
    /// Fails with a coded [`super::CursorProblem`] when the page goes on from another list or order.
    pub async fn queue(
        &self,
        filter: &QueueFilter,
        sort: QueueSort,
        page: Page,
    ) -> Result<Connection<QueueRow>, FindError> {
        self.log_audit_list(ReadWhat::Queue).await?;
        let sorted = sort.sorted();
        let rows = sorted.page(self.queue_rows(filter), &page)?;
        let found = rows
            .all(self.store.connection())
            .await
            .map_err(StoreError::from)?;
        let found = sorted.connection(found, &page, |row| (sort.key_of(row), row.number.clone()));
        let cases = self.case_connection(found, ReadWhat::Queue).await?;
        let mut tasks = self
            .queue_tasks(filter, cases.nodes().map(|case| &case.number))
            .await?;
        cases.try_map(|case| {
            Ok(QueueRow {
                task: tasks.remove(&case.number),
                case,
            })
        })
    }

    /// How many cases the filter lets through, counted up to `cap`.
    pub async fn queue_total_up_to(&self, filter: &QueueFilter, cap: u64) -> Result<CappedCount, StoreError> {
        self.log_audit_list(ReadWhat::Queue).await?;
        let rows = self.queue_rows(filter).select_only().column(Column::Number);
        let found = rows.limit(cap.saturating_add(1)).into_tuple::<String>();
        Ok(CappedCount::of(found.count(self.store.connection()).await?, cap))
    }

    fn queue_rows(&self, filter: &QueueFilter) -> Select<Entity> {
        Entity::find()
            .filter(self.scope.work())
            .filter(filter.condition(self))
    }

    async fn queue_tasks(
        &self,
        filter: &QueueFilter,
        cases: impl Iterator<Item = &CaseNumber>,
    ) -> Result<BTreeMap<CaseNumber, TaskRow>, StoreError> {
        let rows = task::Entity::find()
            .filter(self.scope.tasks())
            .filter(task::Column::CaseNumber.is_in(cases.map(CaseNumber::as_str)))
            .filter(filter.tasks(self))
            .order_by_desc(task::Column::Task);
        let rows = rows.all(self.store.connection()).await?;
        // The oldest comes last and stays.
        let rows = rows
            .iter()
            .map(|row| task_row(row).map(|task| (task.case.clone(), task)));
        rows.collect()
    }
}
