//! The work queue of an office, or the cases of an audited province: filtered, sorted, read page by page.

mod filter;
mod sort;

pub use filter::{Claimed, DeadlineState, QueueFilter, Standing};
pub use sort::{QueueKey, QueueSort};

use super::{CappedCount, CaseRow, Connection, FindError, Finder, Page, ReadWhat, wire::count};
use crate::{
    StoreError,
    entity::case::{Column, Entity},
};
use sea_orm::{
    ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, Query},
};

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
        // In the order of an index, so that it stops at the cap. Without one, PostgreSQL looks the whole office up first,
        // and its tasks in no order.
        let rows = rows
            .order_by_asc(Column::Number)
            .limit(cap.saturating_add(1))
            .into_query();
        let total = Query::select()
            .expr(Expr::cust("COUNT(*)"))
            .from_subquery(rows, "found")
            .take();
        let row = self.store.connection().query_one(&total).await?;
        let found: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        Ok(CappedCount::of(count("total", found)?, cap))
    }

    fn queue_rows(&self, filter: &QueueFilter) -> Select<Entity> {
        Entity::find()
            .filter(self.scope.work())
            .filter(filter.condition(self))
    }
}
