//! What is wrong with a manifest, by stable codes.

use super::{MAX_BYTES, MAX_ITEM_BYTES, MAX_ITEMS};
use crate::{
    custody::{ItemName, NameFault, UnknownSuite, shown},
    identifier::OfficeCode,
};

/// The first thing that is wrong with a manifest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManifestFault {
    #[error("the manifest cannot be read at line {line}")]
    Unreadable { line: usize },
    #[error(transparent)]
    UnknownSuite(UnknownSuite),
    #[error("office {0} hands over to itself")]
    SameOffice(OfficeCode),
    #[error("attempts count from 1")]
    AttemptZero,
    #[error("the manifest lists no files")]
    Empty,
    #[error("the manifest lists {count} files, more than {}", MAX_ITEMS)]
    TooManyItems { count: usize },
    #[error("the name \"{}\" of file {place} {fault}", shown(.name))]
    Name {
        /// From 1.
        place: usize,
        name: String,
        fault: NameFault,
    },
    #[error("the name {0} is there twice")]
    NameTwice(ItemName),
    #[error("the names {other} and {name} differ in case or width alone")]
    NamesAlike { name: ItemName, other: ItemName },
    #[error("the file {name} has {size} bytes, more than {}", MAX_ITEM_BYTES)]
    ItemTooLarge { name: ItemName, size: u64 },
    #[error("the files have {bytes} bytes in all, more than {}", MAX_BYTES)]
    TotalTooLarge { bytes: u64 },
    #[error("the manifest says {declared} files and lists {listed}")]
    WrongCount { declared: u64, listed: u64 },
    #[error("the manifest says {declared} bytes and lists {listed}")]
    WrongTotal { declared: u64, listed: u64 },
}

impl ManifestFault {
    /// The code for machines, which stays the same.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "UNREADABLE_MANIFEST",
            Self::UnknownSuite(_) => "UNKNOWN_SUITE",
            Self::SameOffice(_) => "SAME_OFFICE",
            Self::AttemptZero => "ATTEMPT_ZERO",
            Self::Empty => "MANIFEST_EMPTY",
            Self::TooManyItems { .. } => "TOO_MANY_ITEMS",
            Self::Name { fault, .. } => fault.code(),
            Self::NameTwice(_) => "NAME_TWICE",
            Self::NamesAlike { .. } => "NAMES_ALIKE",
            Self::ItemTooLarge { .. } => "ITEM_TOO_LARGE",
            Self::TotalTooLarge { .. } => "TOTAL_TOO_LARGE",
            Self::WrongCount { .. } => "WRONG_COUNT",
            Self::WrongTotal { .. } => "WRONG_TOTAL",
        }
    }
}
