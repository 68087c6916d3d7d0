//! Which cases of the queue changed.

use super::follow::Follow;
use crate::{
    failure::{Failure, Result},
    reader::Reader,
};
use async_graphql::{Context, SimpleObject, Subscription};
use futures::{Stream, stream};
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
            follow: Follow::new(ctx, &reader.principal),
            cursor,
            reader,
        };
        Ok(stream::unfold(Some(following), |following| async {
            following?.next().await
        }))
    }
}

/// A queue that is followed.
struct Following {
    follow: Follow,
    cursor: FeedCursor,
    reader: Arc<Reader>,
}

impl Following {
    /// The next change; the stream ends after a failure.
    async fn next(mut self) -> Option<(Result<WorkQueueChange>, Option<Self>)> {
        while self.follow.goes_on() {
            match self.look().await {
                Ok(Look { cases, .. }) if !cases.is_empty() => {
                    let cursor = self.cursor.to_string();
                    return Some((Ok(WorkQueueChange { cursor, cases }), Some(self)));
                }
                // A page of other offices' cases: what comes after it is there already.
                Ok(Look { more: true, .. }) => {}
                Ok(_) => {
                    if !self.follow.wait(None).await {
                        return None;
                    }
                }
                Err(failure) => return Some((Err(failure), None)),
            }
        }
        None
    }

    /// Reads a page of what is new, through the scope as it is now.
    async fn look(&mut self) -> Result<Look> {
        let eyes = self.reader.eyes_at(self.follow.now());
        let page = eyes.finder().queue_feed_after(self.cursor).await?;
        self.cursor = page.next;
        let changed = page.entries.into_iter().map(|entry| ChangedCase {
            number: entry.case.to_string(),
            version: entry.version,
        });
        Ok(Look {
            cases: changed.collect(),
            more: page.more,
        })
    }
}

/// What a look at the feed gave.
struct Look {
    cases: Vec<ChangedCase>,
    /// More can be read at once.
    more: bool,
}
