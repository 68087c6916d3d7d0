//! From the record's errors and refusals to the ports'.

use crate::ports::PortError;
use store::StoreError;

/// Whatever ails our own tables says nothing about the case: it is tried again until somebody mended it.
pub(super) fn of_store(error: &StoreError) -> PortError {
    tracing::warn!(%error, "an embedded system outside failed");
    PortError::retry("STORE")
}

/// A refusal for good, by the codes of `docs/ports.md`.
pub(super) fn refused(code: &str) -> PortError {
    PortError::fail(code)
}
