//! Schema history of the record, the same for SQLite and PostgreSQL. A released migration never changes.
//!
//! One mapping for both: ids and codes are text, moments `timestamp with time zone` (RFC 3339 text in UTC on SQLite,
//! whose order is the order of time), days `date`, ciphertexts and hashes binary, counters 64 bits.

mod m20261122_000001_offices;
mod m20261122_000002_persons;
mod m20261122_000003_cases;
mod m20261122_000004_correspondence;
mod m20261122_000005_outside;
mod m20261122_000006_checkpoints;
mod m20261122_000007_reading;
mod m20261127_000008_requests;
mod m20261128_000009_plates;
mod m20261128_000010_registers;
mod m20261128_000011_vehicles;
mod m20261128_000012_followed;
mod m20261128_000013_evidence;
mod m20261129_000014_former_vehicles;
mod m20261129_000015_stations;
mod table;

use sea_orm_migration::{MigrationStatus, prelude::*};

/// Brings a database to the newest schema.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_offices::Migration),
            Box::new(m20261122_000002_persons::Migration),
            Box::new(m20261122_000003_cases::Migration),
            Box::new(m20261122_000004_correspondence::Migration),
            Box::new(m20261122_000005_outside::Migration),
            Box::new(m20261122_000006_checkpoints::Migration),
            Box::new(m20261122_000007_reading::Migration),
            Box::new(m20261127_000008_requests::Migration),
            Box::new(m20261128_000009_plates::Migration),
            Box::new(m20261128_000010_registers::Migration),
            Box::new(m20261128_000011_vehicles::Migration),
            Box::new(m20261128_000012_followed::Migration),
            Box::new(m20261128_000013_evidence::Migration),
            Box::new(m20261129_000014_former_vehicles::Migration),
            Box::new(m20261129_000015_stations::Migration),
        ]
    }
}

/// What a database has of the schema history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Names of applied migrations, oldest first.
    pub applied: Vec<String>,
    /// Names of migrations that this build knows and the database lacks.
    pub pending: Vec<String>,
}

/// Reads the state of a database without changing it, so a user without the right to create tables may ask.
pub async fn status<C: ConnectionTrait>(connection: &C) -> Result<Status, DbErr> {
    let all = Migrator::get_migration_with_status_read_only(connection).await?;
    let named = |wanted: MigrationStatus| {
        all.iter()
            .filter(|one| one.status() == wanted)
            .map(|one| one.name().to_owned())
            .collect()
    };
    Ok(Status {
        applied: named(MigrationStatus::Applied),
        pending: named(MigrationStatus::Pending),
    })
}
