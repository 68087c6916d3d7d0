//! The connection to the record's database.

use crate::{KeyRing, StoreError, calendar::KnownCalendars, entity, settings, writing::Turn};
use domain::{evidence_access::Policy, law::vehicle::emission::EmissionPolicy};
use migrations::Migrator;
use sea_orm::{
    Database, DatabaseConnection, DatabaseTransaction, DbBackend, IsolationLevel, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use secrecy::{ExposeSecret, SecretString};
use std::sync::Arc;

/// The record: a pool of connections, the keys to what is in it, and what the installation promises. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    connection: DatabaseConnection,
    /// Can hold a password.
    url: SecretString,
    keys: KeyRing,
    evidence_policy: Policy,
    emission_policy: Arc<EmissionPolicy>,
    calendars: KnownCalendars,
    turn: Turn,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("backend", &self.backend())
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Opens `sqlite://<path>` (created if it is not there) or `postgres://…`. The schema is not touched.
    pub async fn connect(url: &str, keys: KeyRing) -> Result<Self, StoreError> {
        let connection = Database::connect(settings::options(url)?).await?;
        Ok(Self {
            connection,
            url: url.into(),
            keys,
            evidence_policy: Policy::default(),
            emission_policy: Arc::new(EmissionPolicy::official()),
            calendars: KnownCalendars::default(),
            turn: Turn::default(),
        })
    }

    /// The same record, where the installation promises this of access to evidence.
    #[must_use]
    pub fn with_evidence_policy(mut self, policy: Policy) -> Self {
        self.evidence_policy = policy;
        self
    }

    /// The same record, where the installation has a table of emission standards of its own.
    #[must_use]
    pub fn with_emission_policy(mut self, policy: EmissionPolicy) -> Self {
        self.emission_policy = Arc::new(policy);
        self
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.connection.ping().await?)
    }

    /// Brings the schema to the newest version. Run it from one process at a time.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let connection = Database::connect(settings::for_migration(self.url.expose_secret())?).await?;
        let migrated = Migrator::up(&connection, None).await;
        connection.close().await?;
        Ok(migrated?)
    }

    /// Which migrations are applied and which are pending; changes nothing.
    pub async fn migration_status(&self) -> Result<migrations::Status, StoreError> {
        Ok(migrations::status(&self.connection).await?)
    }

    /// Whether every table can be read with the columns that this build knows.
    pub async fn check_tables(&self) -> Result<(), StoreError> {
        entity::readable(&self.connection).await
    }

    /// Closes every connection. The store answers nothing after that.
    pub async fn close(self) -> Result<(), StoreError> {
        Ok(self.connection.close().await?)
    }

    /// The keys that this store reads and writes with.
    pub fn keys(&self) -> &KeyRing {
        &self.keys
    }

    pub(crate) fn evidence_policy(&self) -> Policy {
        self.evidence_policy
    }

    pub(crate) fn emission_policy(&self) -> &EmissionPolicy {
        &self.emission_policy
    }

    pub(crate) fn calendars(&self) -> &KnownCalendars {
        &self.calendars
    }

    pub(crate) fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    pub(crate) fn turn_to_write(&self) -> &Turn {
        &self.turn
    }

    #[cfg(feature = "testing")]
    pub(crate) fn connection_mut(&mut self) -> &mut DatabaseConnection {
        &mut self.connection
    }

    pub(crate) fn backend(&self) -> DbBackend {
        self.connection.get_database_backend()
    }

    /// A transaction that reads one snapshot.
    pub(crate) async fn begin_read(&self) -> Result<DatabaseTransaction, StoreError> {
        let level = (self.backend() == DbBackend::Postgres).then_some(IsolationLevel::RepeatableRead);
        Ok(self.connection.begin_with_config(level, None).await?)
    }
}
