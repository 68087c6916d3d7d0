//! What can go wrong in the file store.

use crate::{ContentHash, FileProblem};

/// A refused file, or a store that fails.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file is not taken; tell the person why.
    #[error(transparent)]
    Problem(#[from] FileProblem),
    /// The store is away or broken; trying again may help.
    #[error("failed to reach the file store")]
    Store(#[from] object_store::Error),
    /// No file under this hash.
    #[error("failed to find file {0}")]
    Missing(ContentHash),
    /// The bytes under this hash are not the ones that were stored. Trying again does not help.
    #[error("failed to verify file {0}: its bytes have changed")]
    Corrupt(ContentHash),
    /// The folder of the store cannot be used.
    #[error("failed to use the folder of the file store")]
    Folder(#[source] std::io::Error),
    /// Somebody is writing the file just now.
    #[error("failed to use a file: it is being written")]
    Busy,
    /// The check of a file was cut off by a stopping process.
    #[error("failed to finish checking a file")]
    Stopped,
}

impl FileError {
    /// The problem to show to the person; `None` when the fault is ours.
    pub fn problem(&self) -> Option<FileProblem> {
        match self {
            Self::Problem(problem) => Some(*problem),
            _ => None,
        }
    }

    /// Whether the same call may succeed later.
    pub fn is_transient(&self) -> bool {
        matches!(
            self,
            Self::Store(_) | Self::Busy | Self::Stopped | Self::Folder(_)
        )
    }
}
