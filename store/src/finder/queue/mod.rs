//! The work queue of an office, or the cases of an audited province: filtered, sorted, read page by page.

mod filter;
mod sort;

pub use filter::{Claimed, DeadlineState, QueueFilter, Standing};
pub use sort::{QueueKey, QueueSort};

use super::{
    CappedCount, CaseRow, Connection, CursorProblem, FindError, Finder, Page, ReadWhat, page::Sorted,
    wire::count,
};
use crate::{
    StoreError,
    entity::case::{Column, Entity},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, Query, SelectStatement, UnionType},
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
        let rows = self.queue_page(filter, &sorted, &page)?;
        let found = sorted.connection(self.with_keys(rows).await?, &page, |(row, _)| {
            (sort.key_of(row), row.number.clone())
        });
        self.case_connection(found, ReadWhat::Queue).await
    }

    /// How many cases the filter lets through, counted up to `cap`.
    pub async fn queue_total_up_to(&self, filter: &QueueFilter, cap: u64) -> Result<CappedCount, StoreError> {
        self.log_audit_list(ReadWhat::Queue).await?;
        // In the order of an index, so that it stops at the cap. Without one, PostgreSQL looks the whole office up first,
        // and its tasks in no order.
        let parts = self
            .queue_parts(filter)
            .into_iter()
            .map(|rows| rows.order_by_asc(Column::Number).limit(cap.saturating_add(1)));
        let Some(numbers) = numbers(parts) else {
            return Ok(CappedCount::of(0, cap));
        };
        let capped = Query::select()
            .column(Column::Number)
            .from_subquery(numbers, "found")
            .limit(cap.saturating_add(1))
            .take();
        let total = Query::select()
            .expr(Expr::cust("COUNT(*)"))
            .from_subquery(capped, "counted")
            .take();
        let row = self.store.connection().query_one(&total).await?;
        let found: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        Ok(CappedCount::of(count("total", found)?, cap))
    }

    /// A page, and one row more. Each part gives as many as the page can hold in the order of an index of its own: with an OR
    /// between them, all that they hold would be read and sorted.
    fn queue_page(
        &self,
        filter: &QueueFilter,
        sorted: &Sorted<Column>,
        page: &Page,
    ) -> Result<Select<Entity>, CursorProblem> {
        let parts = self.queue_parts(filter).into_iter();
        let parts: Vec<_> = parts
            .map(|rows| sorted.page(rows, page))
            .collect::<Result<_, _>>()?;
        let rows = match <[_; 1]>::try_from(parts) {
            Ok([all]) => return Ok(all),
            Err(parts) => match numbers(parts) {
                Some(numbers) => Entity::find().filter(Column::Number.in_subquery(numbers)),
                None => Entity::find().filter(self.scope.on_duty()),
            },
        };
        sorted.page(rows, page)
    }

    fn queue_parts(&self, filter: &QueueFilter) -> Vec<Select<Entity>> {
        let places = self.scope.queued().into_iter();
        let rows = |place| Entity::find().filter(place).filter(filter.condition(self));
        places.map(rows).collect()
    }
}

/// The numbers of the cases that any of these finds, each of them as far as its own limit.
fn numbers(parts: impl IntoIterator<Item = Select<Entity>>) -> Option<SelectStatement> {
    let part = |rows: Select<Entity>| {
        let rows = rows.select_only().column(Column::Number).into_query();
        let mut of_part = Query::select();
        of_part.column(Column::Number).from_subquery(rows, "part").take()
    };
    parts.into_iter().map(part).reduce(|mut all, part| {
        all.union(UnionType::All, part);
        all
    })
}
