//! Checkpoints over the chains of all cases: making one, checking the record against it, proving one case.
//!
//! A checkpoint keeps the leaves that changed since the one before, so a day costs what happened on it and not what
//! there is. Cases are read page by page outside any transaction that writes for long: each leaf is true by itself, at
//! some moment of the work, and a case that opens meanwhile is in the next checkpoint.

mod leaves;
mod make;
mod proof;
mod row;
mod verify;

pub use make::{Wish, make};
pub use proof::{log_export, proof};
pub use row::{newest, public_key};
pub use verify::{Finding, Verified, verify};

use crate::StoreError;

/// Cases looked at in one page.
const PAGE: u64 = 1000;

/// Why there is no checkpoint, or no proof.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("failed to sign a checkpoint: there is no audit key; give the key file a section [audit]")]
    NoKey,
    /// Signing would bless what was done to the record, so a person has to look first.
    #[error("failed to make a checkpoint: {count} cases do not continue checkpoint {checkpoint}: {first}")]
    Discontinued {
        checkpoint: u64,
        count: u64,
        /// The first ones, separated by commas.
        first: String,
    },
    #[error("failed to prove the case: there is no checkpoint yet")]
    NoCheckpoint,
    #[error("failed to prove the case: checkpoint {0} does not hold it")]
    NotCovered(u64),
    #[error("failed to prove the case: checkpoint {0} is not the one that was signed; see `banli check`")]
    Damaged(u64),
    #[error("failed to prove the case: the public key {0} is not among the audit keys")]
    UnknownKey(String),
}

impl From<sea_orm::DbErr> for CheckpointError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Store(error.into())
    }
}
