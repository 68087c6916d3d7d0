//! Real databases for tests: a file of `SQLite`, a `PostgreSQL` server of this process. One body runs on both.

mod binaries;
mod postmaster;
mod server;
mod statements;

use crate::{AuditKeys, Key, KeyRing, Store, StoreError, settings};
use postmaster::GLANCE;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement, sqlx};
use secrecy::SecretBox;
use std::{
    collections::BTreeMap,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};
use tempfile::TempDir;

pub use server::PostgresServer;
pub use statements::Statements;

/// How long others may keep a server busy before a test that opens a database on it gives up.
const PATIENCE: Duration = Duration::from_mins(5);

/// A new, empty database. The file of `SQLite` goes away with it, the server of `PostgreSQL` with the process.
#[derive(Debug)]
pub struct TestDatabase {
    url: String,
    _folder: Option<TempDir>,
}

impl TestDatabase {
    /// A file of its own.
    pub fn sqlite() -> Self {
        let folder = TempDir::new().expect("a temporary folder can be made");
        let url = format!("sqlite://{}", folder.path().join("record.db").display());
        Self {
            url,
            _folder: Some(folder),
        }
    }

    /// A database of its own on the server of this process. Panics with a reason when no server can be had.
    pub async fn postgres() -> Self {
        Self::on(PostgresServer::of_this_process()).await
    }

    /// A database of its own on a server.
    pub async fn on(server: &PostgresServer) -> Self {
        Self::made(server, &[], "").await
    }

    /// A database whose tables lie in a folder of its own, which belongs to whoever runs the server.
    pub async fn in_space(server: &PostgresServer, folder: &Path) -> Self {
        let space = format!("CREATE TABLESPACE small LOCATION '{}'", folder.display());
        Self::made(server, &[space], " TABLESPACE small").await
    }

    async fn made(server: &PostgresServer, before: &[String], place: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let admin = connect(&server.url("postgres")).await;
        for statement in before.iter().chain([&format!("CREATE DATABASE {name}{place}")]) {
            admin
                .execute_unprepared(statement)
                .await
                .expect("a database can be made");
        }
        admin.close().await.expect("a connection can be closed");
        Self {
            url: server.url(&name),
            _folder: None,
        }
    }

    /// The URL for `Store::connect`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A migrated store with the keys of [`keys`].
    pub async fn store(&self) -> Store {
        self.store_with(keys()).await
    }

    /// A migrated store with other keys.
    pub async fn store_with(&self, keys: KeyRing) -> Store {
        let opened = patiently(|| self.opened(keys.clone())).await;
        opened.expect("the database can be opened, and the schema made")
    }

    async fn opened(&self, keys: KeyRing) -> Result<Store, StoreError> {
        let store = Store::connect(&self.url, keys).await?;
        store.migrate().await?;
        Ok(store)
    }

    /// Runs statements past the store, as somebody with the database's password could.
    pub async fn execute(&self, sql: &str) {
        self.admin()
            .await
            .execute_unprepared(sql)
            .await
            .expect("the statement is right");
    }

    /// The first column of each row as text.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let admin = self.admin().await;
        let statement = Statement::from_string(admin.get_database_backend(), sql);
        let rows = admin.query_all_raw(statement).await.expect("the query is right");
        rows.iter()
            .map(|row| row.try_get_by_index(0).expect("the first column is text"))
            .collect()
    }

    /// Whether this is `PostgreSQL`.
    pub fn is_postgres(&self) -> bool {
        self.url.starts_with("postgres")
    }

    async fn admin(&self) -> DatabaseConnection {
        let admin = connect(&self.url).await;
        debug_assert_eq!(
            admin.get_database_backend() == DbBackend::Postgres,
            self.is_postgres()
        );
        admin
    }
}

impl Store {
    /// Sets a pragma of `SQLite`, which keeps most of them for each connection, on all that the pool has or will open.
    pub async fn set_pragma(&self, name: &'static str, value: &'static str) {
        let pool = self.connection().get_sqlite_connection_pool();
        let options = pool.connect_options().as_ref().clone();
        pool.set_connect_options(options.pragma(name, value));
        let mut all = Vec::new();
        for _ in 0..settings::SQLITE_CONNECTIONS {
            // Held until the last one has come, or the same would come again.
            all.push(pool.acquire().await.expect("the pool gives all its connections"));
        }
        let pragma = format!("PRAGMA {name} = {value}");
        for connection in &mut all {
            sqlx::query(sqlx::AssertSqlSafe(pragma.as_str()))
                .execute(&mut **connection)
                .await
                .expect("the pragma is known");
        }
    }
}

/// One connection past the store.
async fn connect(url: &str) -> DatabaseConnection {
    let options = settings::for_migration(url).expect("it is a URL of a database");
    let opened = patiently(|| async { Ok(Database::connect(options.clone()).await?) }).await;
    opened.expect("the database can be opened")
}

/// Opens something, again while others keep the server busy.
async fn patiently<T, F>(open: impl Fn() -> F) -> Result<T, StoreError>
where
    F: Future<Output = Result<T, StoreError>>,
{
    let end = Instant::now() + PATIENCE;
    loop {
        match open().await {
            Err(error) if error.retry() && Instant::now() < end => tokio::time::sleep(GLANCE).await,
            opened => return opened,
        }
    }
}

/// The folder with `pg_dump` and the like, beside the server. Panics with a reason when none can be had.
pub fn postgres_programs() -> PathBuf {
    let root = std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
    binaries::folder(root).unwrap_or_else(|reason| panic!("no PostgreSQL for the tests: {reason}"))
}

/// A key of one repeated byte.
pub fn key(byte: u8) -> Key {
    SecretBox::new(Box::new([byte; 32]))
}

/// A ring of keys by name; the first one is written with.
pub fn ring(keys: &[(&str, u8)]) -> KeyRing {
    let all: BTreeMap<_, _> = keys
        .iter()
        .map(|(id, byte)| ((*id).to_owned(), key(*byte)))
        .collect();
    KeyRing::new(keys[0].0, &all, key(255)).expect("the ring has its first key")
}

/// The ring that tests use when keys do not matter.
pub fn keys() -> KeyRing {
    ring(&[("test", 1)]).with_audit(audit(3))
}

/// A key that signs checkpoints under the name `k1`, of one repeated byte.
pub fn audit(byte: u8) -> AuditKeys {
    let seeds = BTreeMap::from([("k1".to_owned(), key(byte))]);
    AuditKeys::new(Some("k1"), &seeds, BTreeMap::new()).expect("the primary key is there")
}

/// Makes a test on each database of functions `async fn name(database: TestDatabase)`.
#[macro_export]
macro_rules! on_both_databases {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name($crate::testing::TestDatabase::sqlite()).await;
            })+
        }
        mod postgresql {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name($crate::testing::TestDatabase::postgres().await).await;
            })+
        }
    };
}
