//! One row per recorded command, and a cursor over them that is safe against late commits.
//!
//! Numbers of a sequence are handed out before transactions commit, so on `PostgreSQL` a reader who remembers the last
//! number can miss a row that a slower transaction adds below it. Rows therefore carry the number of their transaction,
//! the order is (transaction, sequence), and a reader sees only rows of transactions below the oldest one that still
//! runs (`pg_snapshot_xmin`): nothing can come in before them any more. `SQLite` has one writer: there the
//! transaction is 0 and the sequence is the order of commits. A long write anywhere in the cluster holds the feed back,
//! never the cases. After a restore into another `PostgreSQL` cluster,
//! transaction numbers begin again: empty this table then; cursors of clients begin anew.
//!
//! The feed says that something happened, not what: whoever is woken reads again through a finder with a scope.

use crate::{Store, StoreError, entity::feed};
use domain::{
    identifier::{CaseNumber, OfficeCode},
    time::Moment,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, ExprTrait,
    QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, Query},
};
use std::{fmt, str::FromStr};

/// A place in the feed. Travels as `transaction.sequence`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    transaction: i64,
    sequence: i64,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.transaction, self.sequence)
    }
}

impl FromStr for Cursor {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split_once('.').and_then(|(transaction, sequence)| {
            Some(Self {
                transaction: transaction.parse().ok()?,
                sequence: sequence.parse().ok()?,
            })
        });
        parts.ok_or(StoreError::Unreadable("a cursor"))
    }
}

/// A case that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub cursor: Cursor,
    pub case: CaseNumber,
    /// The version after the command.
    pub version: u64,
    /// The office that handles it now.
    pub office: OfficeCode,
    pub at: Moment,
}

/// Up to `limit` changes after a cursor, oldest first.
pub async fn after(store: &Store, cursor: Cursor, limit: u64) -> Result<Vec<Change>, StoreError> {
    let later_in_transaction = Condition::all()
        .add(feed::Column::Transaction.eq(cursor.transaction))
        .add(feed::Column::Seq.gt(cursor.sequence));
    let later = Condition::any()
        .add(feed::Column::Transaction.gt(cursor.transaction))
        .add(later_in_transaction);
    let rows = settled(store)
        .filter(later)
        .order_by_asc(feed::Column::Transaction);
    let rows = rows
        .order_by_asc(feed::Column::Seq)
        .limit(limit)
        .all(store.connection())
        .await?;
    rows.iter().map(change).collect()
}

/// The cursor of the newest change, to begin from now.
pub async fn head(store: &Store) -> Result<Cursor, StoreError> {
    let rows = settled(store)
        .order_by_desc(feed::Column::Transaction)
        .order_by_desc(feed::Column::Seq);
    let newest = rows.one(store.connection()).await?;
    Ok(newest.map_or(Cursor::default(), |row| Cursor {
        transaction: row.transaction,
        sequence: row.seq,
    }))
}

/// Rows before which nothing can come in any more.
fn settled(store: &Store) -> Select<feed::Entity> {
    let rows = feed::Entity::find();
    if store.backend() == DbBackend::Postgres {
        let oldest_running = Expr::cust("pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
        rows.filter(Expr::col(feed::Column::Transaction).lt(oldest_running))
    } else {
        rows
    }
}

fn change(row: &feed::Model) -> Result<Change, StoreError> {
    Ok(Change {
        cursor: Cursor {
            transaction: row.transaction,
            sequence: row.seq,
        },
        case: row
            .case_number
            .parse()
            .map_err(|_| StoreError::Unreadable("case_number"))?,
        version: u64::try_from(row.version).map_err(|_| StoreError::Unreadable("version"))?,
        office: row.office.parse().map_err(|_| StoreError::Unreadable("office"))?,
        at: row.at,
    })
}

/// Adds the row of a command: version, office and time.
pub(crate) async fn append(
    tx: &DatabaseTransaction,
    number: &str,
    (version, office, at): (i64, String, Moment),
) -> Result<(), StoreError> {
    let transaction = match tx.get_database_backend() {
        DbBackend::Postgres => Expr::cust("pg_current_xact_id()::text::bigint"),
        _ => Expr::val(0_i64),
    };
    let columns = [
        feed::Column::Transaction,
        feed::Column::CaseNumber,
        feed::Column::Version,
        feed::Column::Office,
        feed::Column::At,
    ];
    let values = [
        transaction,
        number.into(),
        version.into(),
        office.into(),
        at.into(),
    ];
    tx.execute(
        &Query::insert()
            .into_table(feed::Entity)
            .columns(columns)
            .values_panic(values)
            .to_owned(),
    )
    .await?;
    Ok(())
}
