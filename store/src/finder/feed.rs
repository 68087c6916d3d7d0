//! The feed of a queue: which cases changed since a cursor. A wake-up only: every case is read again through its scope.
//!
//! On `PostgreSQL` a slow transaction can commit after a later one. So the feed is read in the order of transactions,
//! and only up to the oldest one that still runs: nothing can slip in before a cursor. `SQLite` has one writer.

use super::{
    CursorProblem, Finder, ReadWhat,
    page::MAX_FIRST,
    wire::{count, parse},
};
use crate::{
    StoreError,
    entity::feed::{Column, Entity, Model},
};
use domain::identifier::CaseNumber;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};
use std::{fmt, str::FromStr};

/// Every transaction before this one has ended.
const OLDEST_RUNNING: &str = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin";

/// How far a feed was read. Opaque to clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeedCursor {
    transaction: i64,
    seq: i64,
}

impl FeedCursor {
    /// Before everything.
    pub const START: Self = Self {
        transaction: -1,
        seq: 0,
    };

    /// Rows later than this.
    fn after(self) -> Condition {
        let same = Condition::all()
            .add(Column::Transaction.eq(self.transaction))
            .add(Column::Seq.gt(self.seq));
        Condition::any()
            .add(Column::Transaction.gt(self.transaction))
            .add(same)
    }

    /// Rows up to this one.
    fn up_to(self) -> Condition {
        self.after().not()
    }

    fn of(row: &Model) -> Self {
        Self {
            transaction: row.transaction,
            seq: row.seq,
        }
    }
}

impl fmt::Display for FeedCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1.{}.{}", self.transaction, self.seq)
    }
}

impl FromStr for FeedCursor {
    type Err = CursorProblem;

    fn from_str(text: &str) -> Result<Self, CursorProblem> {
        let mut parts = text.trim().split('.');
        let mut number = || {
            parts
                .next()
                .and_then(|part| part.parse().ok())
                .ok_or(CursorProblem::Unreadable)
        };
        let (form, transaction, seq): (i64, _, _) = (number()?, number()?, number()?);
        if form == 1 && parts.next().is_none() {
            Ok(Self { transaction, seq })
        } else {
            Err(CursorProblem::Unreadable)
        }
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
    pub next: FeedCursor,
    /// More can be read at once.
    pub more: bool,
}

impl Finder<'_> {
    /// The present end of the feed: where somebody who has just read the queue goes on.
    pub async fn queue_feed_end(&self) -> Result<FeedCursor, StoreError> {
        let connection = self.store.connection();
        if self.store.backend() == DbBackend::Postgres {
            let statement = Statement::from_string(DbBackend::Postgres, OLDEST_RUNNING);
            let row = connection
                .query_one_raw(statement)
                .await?
                .ok_or(StoreError::Missing("a snapshot"))?;
            let oldest: i64 = row.try_get("", "xmin")?;
            return Ok(FeedCursor {
                transaction: oldest - 1,
                seq: i64::MAX,
            });
        }
        let last = Entity::find().order_by_desc(Column::Seq).one(connection).await?;
        Ok(last.as_ref().map_or(FeedCursor::START, FeedCursor::of))
    }

    /// What changed in the queue's cases after a cursor, one page of it.
    pub async fn queue_feed_after(&self, cursor: FeedCursor) -> Result<FeedPage, StoreError> {
        self.log_audit_list(ReadWhat::Feed).await?;
        let end = self.queue_feed_end().await?;
        let rows = Entity::find()
            .filter(self.scope.feed())
            .filter(cursor.after())
            .filter(end.up_to())
            .order_by_asc(Column::Transaction)
            .order_by_asc(Column::Seq)
            .limit(u64::from(MAX_FIRST));
        let rows = rows.all(self.store.connection()).await?;
        let more = rows.len() == usize::from(MAX_FIRST);
        // With nothing left in scope, the next look need not pass over what is out of scope again.
        let last = rows.last().filter(|_| more).map(FeedCursor::of);
        Ok(FeedPage {
            entries: rows.iter().map(entry).collect::<Result<_, _>>()?,
            next: last.unwrap_or(end).max(cursor),
            more,
        })
    }
}

fn entry(row: &Model) -> Result<FeedEntry, StoreError> {
    Ok(FeedEntry {
        case: parse("case_number", &row.case_number)?,
        version: count("version", row.version)?,
    })
}
