//! What the door for files says where the record or the file store fails: that it is away and worth another try, or that the fault is ours.

use files::FileError;
use graphql::http::{Code, Problem};
use std::error::Error;
use store::{Remedy, StoreError};

/// Of the record.
pub(super) fn of_store(error: &StoreError) -> Problem {
    match error.remedy() {
        Remedy::Retry | Remedy::Unhealable => unavailable(error),
        Remedy::Fail => internal(error),
    }
}

/// Of the file store.
pub(super) fn of_files(error: &FileError) -> Problem {
    if error.is_transient() {
        unavailable(error)
    } else {
        internal(error)
    }
}

/// Of what goes on in this process. A fault of ours is logged here, and nothing of it is told.
pub(super) fn internal(error: &(dyn Error + 'static)) -> Problem {
    tracing::error!(error, "the door for files failed");
    Code::Internal.into()
}

fn unavailable(error: &(dyn Error + 'static)) -> Problem {
    tracing::warn!(error, "what the door for files leans on is away");
    Code::Unavailable.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_pass_is_unavailable_and_the_rest_is_our_fault() {
        let away = [
            StoreError::Unreachable("closed".into()),
            StoreError::Busy("SQLITE_BUSY".into()),
            StoreError::ReadOnly,
            StoreError::Full,
        ];
        for error in &away {
            assert_eq!(of_store(error), Code::Unavailable.problem(), "{error}");
        }
        for error in [StoreError::Unreadable("a column"), StoreError::Missing("a row")] {
            assert_eq!(of_store(&error), Code::Internal.problem(), "{error}");
        }
        let folder = FileError::Folder(std::io::ErrorKind::NotADirectory.into());
        for error in [folder, FileError::Busy] {
            assert_eq!(of_files(&error), Code::Unavailable.problem(), "{error}");
        }
        let lost = FileError::Missing(files::ContentHash::of(b"lost"));
        assert_eq!(of_files(&lost), Code::Internal.problem());
    }
}
