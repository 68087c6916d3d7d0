//! What can go wrong for a reader.

use crate::StoreError;

/// Why a list cannot be read on from a cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CursorProblem {
    #[error("failed to read the cursor")]
    Unreadable,
    /// The cursor belongs to another list, or to the same list in another order.
    #[error("failed to read on: the cursor belongs to another list or order")]
    OtherList,
}

impl CursorProblem {
    /// The stable code that clients see.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "CURSOR_UNREADABLE",
            Self::OtherList => "CURSOR_OF_ANOTHER_LIST",
        }
    }
}

/// Why a reader gets no answer. That something is out of scope is not here: it looks like nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FindError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Cursor(#[from] CursorProblem),
    /// This read is logged with its reason, and none was given.
    #[error("failed to read: a reason is needed")]
    ReasonNeeded,
}

impl FindError {
    /// The stable code that clients see; none for a fault of the record, which is not theirs.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Store(_) => None,
            Self::Cursor(problem) => Some(problem.code()),
            Self::ReasonNeeded => Some("REASON_NEEDED"),
        }
    }
}
