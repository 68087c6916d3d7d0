//! What can go wrong with the record, and what to do then. No value of a row and no statement is ever in a text.

mod classify;

/// Why the record could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The connection was lost, refused or not to be had in time.
    #[error("failed to reach the database ({0})")]
    Unreachable(String),
    /// Another transaction was in the way: locks, serialisation, time-outs.
    #[error("failed to finish a transaction in time ({0})")]
    Busy(String),
    #[error("failed to write because the disk of the database is full")]
    Full,
    #[error("failed to write because the database is read only")]
    ReadOnly,
    /// The database refused a statement: a fault of ours or of the schema. The text is a code, never a value.
    #[error("failed to run a statement ({0})")]
    Statement(String),
    /// Something stored cannot be read: damaged, moved to another row, or written with a key that is not here.
    #[error("failed to read {0}: it is damaged or its key is not in the key ring")]
    Unreadable(&'static str),
    /// The case's key was deleted on purpose.
    #[error("failed to read {0}: its content was erased")]
    Erased(&'static str),
    /// Something that must be there is not.
    #[error("failed to find {0}")]
    Missing(&'static str),
    /// Another writer was there, which cannot be while one workflow orders the case.
    #[error("failed to record: version conflict, expected {expected}, found {current}")]
    VersionConflict { expected: u64, current: u64 },
    /// A value that has no form in the record.
    #[error("failed to write {0}")]
    Unwritable(&'static str),
    #[error("failed to use the settings of the store: {0}")]
    Settings(&'static str),
}

/// What a caller does about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Try again: it may pass by itself.
    Retry,
    /// Answer `STORE_UNAVAILABLE`: it stays until somebody sees to the machine.
    Unhealable,
    /// Stop: trying again gives the same.
    Fail,
}

impl StoreError {
    /// What to do; decided where the error was born.
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::Unreachable(_) | Self::Busy(_) => Remedy::Retry,
            Self::Full | Self::ReadOnly => Remedy::Unhealable,
            _ => Remedy::Fail,
        }
    }

    /// Whether the same call may succeed later without anybody's help.
    pub fn retry(&self) -> bool {
        self.remedy() == Remedy::Retry
    }
}
