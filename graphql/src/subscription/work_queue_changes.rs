//! Which cases of the queue changed.

use super::follow::{Follow, Followed, Seen, changes};
use crate::{
    failure::{Failure, Result},
    reader::Reader,
};
use async_graphql::{Context, SimpleObject, Subscription};
use futures::Stream;
use std::sync::Arc;
use store::finder::{FeedCursor, FindError};

/// A case that changed (变更)
#[derive(Clone, Debug, SimpleObject)]
pub struct ChangedCase {
    pub number: String,
    pub version: u64,
}

/// Cases that changed, and where to go on. Ids only: read the cases again (待办变更)
#[derive(Clone, Debug, SimpleObject)]
pub struct WorkQueueChange {
    pub cursor: String,
    pub cases: Vec<ChangedCase>,
}

#[derive(Default)]
pub(super) struct WorkQueueChanges;

#[Subscription]
impl WorkQueueChanges {
    /// Which cases of your office changed after a cursor, then each as it happens. Numbers only: read them again (待办变更)
    async fn work_queue_changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The cursor of the last change that you have; from now on where it is not given.")]
        after: Option<String>,
        #[graphql(desc = "Why an auditor reads. It is logged.")] reason: Option<String>,
    ) -> Result<impl Stream<Item = Result<WorkQueueChange>> + use<>> {
        let reader = Reader::of(ctx, reason)?;
        let cursor = match after {
            Some(text) => text
                .parse()
                .map_err(|problem| Failure::from(FindError::Cursor(problem)))?,
            None => reader.finder().queue_feed_end().await?,
        };
        let following = Following {
            follow: Follow::new(ctx, &reader.principal, None),
            cursor,
            reader,
        };
        Ok(changes(Some(following)))
    }
}

/// A queue that is followed.
struct Following {
    follow: Follow,
    cursor: FeedCursor,
    reader: Arc<Reader>,
}

impl Followed for Following {
    type Change = WorkQueueChange;

    fn follow(&mut self) -> &mut Follow {
        &mut self.follow
    }

    /// Reads a page of what is new. What comes after a page of other offices' cases is there already.
    async fn look(&mut self) -> Result<Seen<WorkQueueChange>> {
        let eyes = self.reader.eyes_at(self.follow.now());
        let page = eyes.finder().queue_feed_after(self.cursor).await?;
        self.cursor = page.next;
        let changed = page.entries.into_iter().map(|entry| ChangedCase {
            number: entry.case.to_string(),
            version: entry.version,
        });
        let cases: Vec<_> = changed.collect();
        Ok(if !cases.is_empty() {
            let cursor = self.cursor.to_string();
            Seen::Change(WorkQueueChange { cursor, cases })
        } else if page.more {
            Seen::More
        } else {
            Seen::Nothing
        })
    }
}
