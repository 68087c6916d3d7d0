//! How the two databases are opened.

use crate::StoreError;
use sea_orm::{
    ConnectOptions,
    sqlx::{
        Connection,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
    },
};
use std::time::Duration;

/// How long a writer waits for another one on `SQLite`.
pub(crate) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a caller waits for a connection of the pool.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
/// A statement that takes longer than this on `PostgreSQL` is ended, so that an attempt of the record ends with an
/// answer of ours. Migrations have no limit.
const STATEMENT_TIMEOUT: Duration = Duration::from_secs(5);
/// Readers beside the one writer that `SQLite` has.
pub(crate) const SQLITE_CONNECTIONS: u32 = 8;
const POSTGRES_CONNECTIONS: u32 = 16;

/// Options of the one connection that changes the schema.
pub(crate) fn for_migration(url: &str) -> Result<ConnectOptions, StoreError> {
    let mut options = options(url)?;
    options.max_connections(1);
    if !url.starts_with("sqlite:") {
        options.statement_timeout(Duration::ZERO);
    }
    Ok(options)
}

/// Options for a URL: `sqlite://<path>` or `postgres://<user>@<host>/<database>`.
pub(crate) fn options(url: &str) -> Result<ConnectOptions, StoreError> {
    let mut options = ConnectOptions::new(url);
    // Without these two, sqlx 0.9.0 runs no maintenance of the pool. Its maintenance counts down from a number of idle
    // connections that another thread may have brought below zero, and spins then for ever on a thread of the runtime.
    // A connection that broke is found when it is tested before use.
    options
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_timeout(ACQUIRE_TIMEOUT)
        .sqlx_logging(false);
    if url.starts_with("sqlite:") {
        sqlite(url, &mut options)?;
    } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
        options
            .max_connections(POSTGRES_CONNECTIONS)
            .statement_timeout(STATEMENT_TIMEOUT);
    } else {
        return Err(StoreError::Settings(
            "a database URL begins with sqlite: or postgres:",
        ));
    }
    Ok(options)
}

fn sqlite(url: &str, options: &mut ConnectOptions) -> Result<(), StoreError> {
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(StoreError::Settings(
            "a record in memory would be lost: name a file",
        ));
    }
    // A URL that says how to open the file (`mode=ro`) is taken at its word.
    let create = !url.contains("mode=");
    options
        .max_connections(SQLITE_CONNECTIONS)
        .map_sqlx_sqlite_opts(move |one| pragmas(one, create))
        .map_sqlx_sqlite_pool_opts(at_rest);
    Ok(())
}

/// Keeps a connection only where no transaction is open on it.
///
/// A COMMIT that fails for want of room has ended its transaction, and so has some statement. sqlx 0.9.0 goes on counting it
/// as open: the next one is made a savepoint inside of it, which no COMMIT ever follows, and what it says it recorded is lost.
fn at_rest(options: SqlitePoolOptions) -> SqlitePoolOptions {
    options.after_release(|connection, _| {
        Box::pin(async move {
            // Comes after whatever was sent before, such as the ROLLBACK of a transaction that was dropped.
            connection.ping().await?;
            Ok(!connection.is_in_transaction())
        })
    })
}

/// Set on every connection of the pool: `SQLite` keeps most of them per connection.
fn pragmas(options: SqliteConnectOptions, create: bool) -> SqliteConnectOptions {
    let options = options
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY_TIMEOUT)
        .foreign_keys(true);
    if create {
        options.create_if_missing(true)
    } else {
        options
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pool_is_maintained_by_sqlx() {
        for url in [
            "sqlite:///somewhere/record.db",
            "postgres://banli@localhost/banli",
        ] {
            let options = options(url).unwrap();
            assert_eq!(
                (options.get_idle_timeout(), options.get_max_lifetime()),
                (Some(None), Some(None)),
                "{url}"
            );
        }
    }
}
