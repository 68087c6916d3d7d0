//! From the drivers' errors to ours, by the codes of `SQLite` and `PostgreSQL`.

use super::StoreError;
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, sqlx};

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error {
            DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => Self::Busy("no free connection".into()),
            DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed) => Self::Unreachable("closed".into()),
            DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause) => runtime(&cause),
            DbErr::RecordNotFound(_) | DbErr::RecordNotUpdated => Self::Missing("a row"),
            DbErr::RecordNotInserted => Self::Statement("nothing was inserted".into()),
            DbErr::Type(_) | DbErr::Json(_) | DbErr::TryIntoErr { .. } => Self::Unreadable("a column"),
            DbErr::Migration(_) => Self::Statement("migration".into()),
            _ => Self::Statement("use of the object mapper".into()),
        }
    }
}

fn runtime(cause: &RuntimeErr) -> StoreError {
    match cause {
        RuntimeErr::SqlxError(error) => driver(error),
        RuntimeErr::Internal(_) => StoreError::Statement("object mapper".into()),
    }
}

fn driver(error: &sqlx::Error) -> StoreError {
    use sqlx::Error;
    match error {
        Error::Database(database) => {
            let code = database.code().unwrap_or_default().into_owned();
            if database.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() {
                sqlite(&code)
            } else {
                postgres(&code, database.constraint())
            }
        }
        Error::Io(cause) => StoreError::Unreachable(cause.kind().to_string()),
        Error::Tls(_) => StoreError::Unreachable("TLS".into()),
        Error::Protocol(_) | Error::WorkerCrashed | Error::PoolClosed | Error::BeginFailed => {
            StoreError::Unreachable("connection broke".into())
        }
        Error::PoolTimedOut => StoreError::Busy("no free connection".into()),
        Error::ColumnDecode { .. } | Error::Decode(_) => StoreError::Unreadable("a column"),
        Error::Configuration(_) => StoreError::Settings("the database URL cannot be read"),
        _ => StoreError::Statement("driver".into()),
    }
}

/// Result codes of `SQLite` (<https://www.sqlite.org/rescode.html>); the low byte is the primary one.
fn sqlite(code: &str) -> StoreError {
    let named = format!("SQLite {code}");
    match code.parse::<u32>().unwrap_or_default() & 0xFF {
        5 | 6 | 9 => StoreError::Busy(named),
        8 => StoreError::ReadOnly,
        10 | 14 => StoreError::Unreachable(named),
        11 | 26 => StoreError::Unreadable("the database file"),
        13 => StoreError::Full,
        _ => StoreError::Statement(named),
    }
}

/// SQLSTATE codes (`PostgreSQL` manual, appendix A). A constraint is named by us and holds no value.
fn postgres(code: &str, constraint: Option<&str>) -> StoreError {
    let named = format!("SQLSTATE {code}");
    match code {
        "53100" => StoreError::Full,
        "25006" => StoreError::ReadOnly,
        "40001" | "40P01" | "55P03" | "57014" | "53200" | "53300" => StoreError::Busy(named),
        "57P01" | "57P02" | "57P03" | "57P05" => StoreError::Unreachable(named),
        _ if code.starts_with("08") => StoreError::Unreachable(named),
        "XX001" | "XX002" => StoreError::Unreadable("the database files"),
        _ => {
            StoreError::Statement(constraint.map_or_else(|| named.clone(), |name| format!("{named}, {name}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Remedy, postgres, sqlite};

    #[test]
    fn codes_say_what_to_do() {
        let of_sqlite = |code| sqlite(code).remedy();
        assert_eq!(of_sqlite("5"), Remedy::Retry);
        assert_eq!(of_sqlite("517"), Remedy::Retry, "SQLITE_BUSY_SNAPSHOT");
        assert_eq!(of_sqlite("13"), Remedy::Unhealable);
        assert_eq!(of_sqlite("1032"), Remedy::Unhealable, "SQLITE_READONLY_DBMOVED");
        assert_eq!(of_sqlite("11"), Remedy::Fail);
        assert_eq!(of_sqlite("1555"), Remedy::Fail);
        let of_postgres = |code| postgres(code, None).remedy();
        for code in ["40001", "40P01", "57P01", "08006", "53300", "57014"] {
            assert_eq!(of_postgres(code), Remedy::Retry, "{code}");
        }
        assert_eq!(of_postgres("53100"), Remedy::Unhealable);
        assert_eq!(of_postgres("25006"), Remedy::Unhealable);
        assert_eq!(of_postgres("23505"), Remedy::Fail);
    }
}
