//! Locks by name, for what has no row to lock yet.

use crate::StoreError;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// What a name is the name of; each kind has a space of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Space {
    Case = 0,
    Person = 1,
    Checkpoint = 2,
    Request = 3,
    /// An effect of a case that asks the pool of plate numbers.
    PlateRequest = 4,
    /// A vehicle in the pool of an office.
    PlateVehicle = 5,
    /// The pool of an office while it is filled.
    PlatePool = 6,
    /// An order to the embedded vehicle registry.
    RegistryOrder = 7,
    /// A vehicle for which a case is opened.
    OpenVehicle = 8,
    /// An effect of a handover that asks for the lock on a vehicle, or for its end.
    LockRequest = 9,
    /// The lock on a vehicle at an office.
    VehicleLock = 10,
}

/// Waits until no other transaction holds this name, and holds it until this one ends. On `SQLite` a writing
/// transaction holds the one write lock already.
pub(crate) async fn hold<C: ConnectionTrait>(
    connection: &C,
    space: Space,
    name: &str,
) -> Result<(), StoreError> {
    if connection.get_database_backend() == DbBackend::Postgres {
        let lock = "SELECT pg_advisory_xact_lock(hashtextextended($1, $2))";
        let values = [name.into(), (space as i64).into()];
        connection
            .query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, lock, values))
            .await?;
    }
    Ok(())
}
