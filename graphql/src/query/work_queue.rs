//! The cases of an office, or of an audited province.

use crate::{
    failure::Result,
    input::{QueueFilterInput, QueueOrder},
    reader::Reader,
    relay::{Page, paged},
    types::{Case, Cases},
};
use async_graphql::{Context, Object};
use store::finder::CappedCount;

/// Counting stops here.
const COUNTED: u64 = 1000;

/// Nobody asked for the total, and nobody sees this one.
const NOT_COUNTED: CappedCount = CappedCount { count: 0, more: true };

#[derive(Default)]
pub(super) struct WorkQueueQuery;

#[Object]
impl WorkQueueQuery {
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    /// The cases of your office; of the province for an auditor. Never your own case, and empty for a citizen (待办列表)
    async fn work_queue(
        &self,
        ctx: &Context<'_>,
        filter: Option<QueueFilterInput>,
        #[graphql(desc = "What is due first comes first where it is not given.")] order_by: Option<
            QueueOrder,
        >,
        #[graphql(desc = "1 to 100; 20 where it is not given.")] first: Option<i32>,
        after: Option<String>,
        #[graphql(desc = "Why an auditor reads. It is logged.")] reason: Option<String>,
    ) -> Result<Cases> {
        let reader = Reader::of(ctx, reason)?;
        let (filter, page) = (
            filter.unwrap_or_default().read()?,
            Page::read(first, after)?.keyset()?,
        );
        let finder = reader.finder();
        let found = finder
            .queue(&filter, order_by.unwrap_or_default().into(), page)
            .await?;
        let total = if ctx.look_ahead().field("totalCount").exists() {
            finder.queue_total_up_to(&filter, COUNTED).await?
        } else {
            NOT_COUNTED
        };
        paged(found, total.into(), |row| Case::read(row, &reader))
    }
}
