//! Transactions that write.

use crate::{Store, StoreError, settings::BUSY_TIMEOUT};
use sea_orm::{DatabaseTransaction, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use std::{ops::Deref, sync::Arc};
use tokio::sync::{Mutex, OwnedMutexGuard};

/// The one turn to write that there is on `SQLite`. Whoever waits for the lock of the file sleeps and looks again, longer
/// each time, and holds a connection meanwhile; whoever waits here is called, the first first. Another process waits for
/// the file.
pub(crate) type Turn = Arc<Mutex<()>>;

/// A transaction that writes. Dropped, it is rolled back.
pub(crate) struct Writing {
    // Ends before the turn is given on.
    transaction: DatabaseTransaction,
    turn: Option<OwnedMutexGuard<()>>,
}

impl Deref for Writing {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.transaction
    }
}

impl Writing {
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        let Self { transaction, turn } = self;
        let committed = transaction.commit().await;
        drop(turn);
        Ok(committed?)
    }
}

impl Store {
    /// A transaction that writes. On `SQLite` it takes the write lock at once: a transaction that began with a
    /// read could not get it later without failing.
    pub(crate) async fn begin_write(&self) -> Result<Writing, StoreError> {
        let sqlite = self.backend() == DbBackend::Sqlite;
        let turn = if sqlite { Some(self.turn().await?) } else { None };
        let options = TransactionOptions {
            sqlite_transaction_mode: sqlite.then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = self.connection().begin_with_options(options).await?;
        Ok(Writing { transaction, turn })
    }

    async fn turn(&self) -> Result<OwnedMutexGuard<()>, StoreError> {
        let turn = self.turn_to_write().clone().lock_owned();
        let in_time = tokio::time::timeout(BUSY_TIMEOUT, turn).await;
        in_time.map_err(|_| StoreError::Busy("another writer".into()))
    }
}

#[cfg(test)]
mod tests {
    use crate::{settings::SQLITE_CONNECTIONS, testing::TestDatabase};
    use tokio::task::JoinSet;

    #[tokio::test]
    async fn writers_wait_for_their_turn_and_readers_do_not_wait_for_them() {
        let database = TestDatabase::sqlite();
        let store = database.store().await;
        let writing = store.begin_write().await.unwrap();
        let mut queue = JoinSet::new();
        // More than there are connections.
        for _ in 0..=SQLITE_CONNECTIONS {
            let store = store.clone();
            queue.spawn(async move { store.begin_write().await?.commit().await });
        }
        // Each reader lets the writers run, which would take every connection if they waited for the file.
        for _ in 0..20 {
            store.ping().await.unwrap();
        }
        writing.commit().await.unwrap();
        let done = queue.join_all().await;
        assert!(done.iter().all(Result::is_ok), "{done:?}");
    }

    #[tokio::test]
    async fn a_transaction_that_is_dropped_gives_its_turn_on() {
        let database = TestDatabase::sqlite();
        let store = database.store().await;
        drop(store.begin_write().await.unwrap());
        store.begin_write().await.unwrap().commit().await.unwrap();
    }
}
