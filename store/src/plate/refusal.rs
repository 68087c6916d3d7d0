//! How a verb ends without having done anything.

use crate::StoreError;
use domain::plate::PlateRefusal;
use sea_orm::DbErr;

/// Why the pool does not do what an effect asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoolRefusal {
    #[error(transparent)]
    Plate(#[from] PlateRefusal),
    /// The effect asked for something else before.
    #[error("failed to use a plate number: IDEMPOTENCY_KEY_REUSED")]
    KeyReused,
}

impl PoolRefusal {
    /// The code, whichever it is.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plate(refusal) => refusal.code(),
            Self::KeyReused => "IDEMPOTENCY_KEY_REUSED",
        }
    }
}

/// A refusal is an answer and is remembered; a failure is not, and the effect is tried again.
#[derive(Debug)]
pub(super) enum Stop {
    Refused(PlateRefusal),
    Failed(StoreError),
}

impl From<PlateRefusal> for Stop {
    fn from(refusal: PlateRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

impl From<DbErr> for Stop {
    fn from(error: DbErr) -> Self {
        Self::Failed(error.into())
    }
}
