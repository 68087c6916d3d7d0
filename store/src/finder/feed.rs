//! The feed of a queue: which cases changed since a cursor. A wake-up only: every case is read again through its
//! scope. [`crate::feed`] says why no late commit is missed.

use super::{CursorProblem, Finder, ReadWhat, page::MAX_FIRST};
use crate::{
    StoreError,
    entity::case::{Column, Entity},
    feed,
};
use domain::identifier::CaseNumber;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::{collections::BTreeSet, fmt, str::FromStr};

/// How far a feed was read. Opaque to clients; the default is before everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeedCursor(feed::Cursor);

impl fmt::Display for FeedCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for FeedCursor {
    type Err = CursorProblem;

    fn from_str(text: &str) -> Result<Self, CursorProblem> {
        text.parse().map(Self).map_err(|_| CursorProblem::Unreadable)
    }
}

/// That a case changed. Ids only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    pub case: CaseNumber,
    /// The version that the change produced.
    pub version: u64,
}

/// What changed, oldest first, and where to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedPage {
    pub entries: Vec<FeedEntry>,
    /// Goes on past what is out of scope too, so a page without entries can still have a later cursor.
    pub next: FeedCursor,
    /// More can be read at once.
    pub more: bool,
}

impl Finder<'_> {
    /// The present end of the feed: where somebody who reads the queue after asking for it goes on.
    pub async fn queue_feed_end(&self) -> Result<FeedCursor, StoreError> {
        feed::head(self.store).await.map(FeedCursor)
    }

    /// What changed in the queue's cases after a cursor, one page of it; never in the reader's own case.
    pub async fn queue_feed_after(&self, cursor: FeedCursor) -> Result<FeedPage, StoreError> {
        let changes = feed::after(self.store, cursor.0, u64::from(MAX_FIRST)).await?;
        let seen = self.work_among(changes.iter().map(|change| &change.case)).await?;
        let next = changes.last().map_or(cursor, |change| FeedCursor(change.cursor));
        let more = changes.len() == usize::from(MAX_FIRST);
        let entries: Vec<_> = changes
            .into_iter()
            .filter(|change| seen.contains(change.case.as_str()))
            .map(|change| FeedEntry {
                case: change.case,
                version: change.version,
            })
            .collect();
        // A list, not a borrowing iterator: one held over the await would keep streams from being `Send`.
        let read: Vec<_> = entries.iter().map(|entry| entry.case.clone()).collect();
        self.log_audit(ReadWhat::Feed, read).await?;
        Ok(FeedPage { entries, next, more })
    }

    /// Those of the cases that the queue holds.
    async fn work_among(
        &self,
        cases: impl Iterator<Item = &CaseNumber>,
    ) -> Result<BTreeSet<String>, StoreError> {
        let named: BTreeSet<_> = cases.map(CaseNumber::as_str).collect();
        if named.is_empty() {
            return Ok(BTreeSet::new());
        }
        let rows = Entity::find().select_only().column(Column::Number);
        let rows = rows
            .filter(self.scope.on_duty())
            .filter(Column::Number.is_in(named));
        let numbers: Vec<String> = rows.into_tuple().all(self.store.connection()).await?;
        Ok(numbers.into_iter().collect())
    }
}
