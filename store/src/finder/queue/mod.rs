//! The work queue of an office, or the cases of an audited province: filtered, sorted, read page by page.

mod filter;
mod sort;

pub use filter::{Claimed, DeadlineState, QueueFilter, Standing};
pub use sort::{QueueKey, QueueSort};

use super::{CappedCount, CaseRow, Connection, FindError, Finder, Page, ReadWhat};
use crate::{
    StoreError,
    entity::case::{Column, Entity},
};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Select};

impl Finder<'_> {
    /// The queue. It never holds the reader's own case.
    ///
    /// Fails with a coded [`super::CursorProblem`] when the page goes on from another list or order.
    pub async fn queue(
        &self,
        filter: &QueueFilter,
        sort: QueueSort,
        page: Page,
    ) -> Result<Connection<CaseRow>, FindError> {
        self.log_audit_list(ReadWhat::Queue).await?;
        let sorted = sort.sorted();
        let rows = sorted.page(self.queue_rows(filter), &page)?;
        let found = sorted.connection(self.with_keys(rows).await?, &page, |(row, _)| {
            (sort.key_of(row), row.number.clone())
        });
        self.case_connection(found, ReadWhat::Queue).await
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
}
