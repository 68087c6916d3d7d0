//! Why a statement does not continue a handover, by stable codes.

use super::{ItemName, Stage};
use crate::identifier::OfficeCode;

/// The first thing that is wrong with one statement, after everything before it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HopFault {
    #[error("it was made for attempt {attempt}, and this is attempt {current}")]
    Replayed { attempt: u32, current: u32 },
    #[error("office {0} has no part in this handover")]
    NotAParty(OfficeCode),
    #[error("{hop} is not possible when the handover is {stage}")]
    ImpossibleHop { hop: &'static str, stage: Stage },
    #[error("{hop} is not for office {office} to say")]
    WrongOffice { hop: &'static str, office: OfficeCode },
    #[error("it is of attempt {attempt}, and the next is {expected}")]
    WrongAttempt { attempt: u32, expected: u32 },
    #[error("the manifest is not the one that it names")]
    WrongManifest,
    #[error("its manifest is of another handover, vehicle or pair of offices")]
    AnotherRoute,
    #[error("its suite is not the one of the manifest")]
    WrongSuite,
    #[error("it has the number {number}, and the next is {expected}")]
    WrongNumber { number: u64, expected: u64 },
    #[error("it does not follow on the entry before it")]
    BrokenLink,
    #[error("it decides nothing on the file {0}")]
    VerdictMissing(ItemName),
    #[error("it decides on the file {0}, which is not next in the manifest")]
    VerdictOutOfPlace(ItemName),
    #[error("it accepts the whole and refuses the file {0}")]
    ItemRefused(ItemName),
    #[error("it refuses the whole and no file")]
    NothingRefused,
}

impl HopFault {
    /// The code for machines, which stays the same.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Replayed { .. } => "REPLAYED",
            Self::NotAParty(_) => "NOT_A_PARTY",
            Self::ImpossibleHop { .. } => "IMPOSSIBLE_HOP",
            Self::WrongOffice { .. } => "WRONG_OFFICE",
            Self::WrongAttempt { .. } => "WRONG_ATTEMPT",
            Self::WrongManifest => "WRONG_MANIFEST",
            Self::AnotherRoute => "ANOTHER_ROUTE",
            Self::WrongSuite => "WRONG_SUITE",
            Self::WrongNumber { .. } => "WRONG_NUMBER",
            Self::BrokenLink => "BROKEN_LINK",
            Self::VerdictMissing(_) => "VERDICT_MISSING",
            Self::VerdictOutOfPlace(_) => "VERDICT_OUT_OF_PLACE",
            Self::ItemRefused(_) => "ITEM_REFUSED",
            Self::NothingRefused => "NOTHING_REFUSED",
        }
    }
}
