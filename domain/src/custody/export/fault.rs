//! What is wrong with a file of a custody chain, by stable codes.

use crate::{
    custody::{Difference, HopFault, KeyId, ManifestFault, Statement, shown},
    identifier::OfficeCode,
};

/// The first thing that is wrong with the file of a custody chain.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("the file is not one of a custody chain, or it is damaged at line {line}")]
    Unreadable { line: usize },
    #[error("the file is of the form {}, which is not known here", shown(.0))]
    UnknownFormat(String),
    #[error("the suite {} of entry {entry} is not known here", shown(.suite))]
    UnknownSuite { entry: u64, suite: String },
    #[error("manifest {place}: {fault}")]
    Manifest {
        /// From 1.
        place: u32,
        fault: ManifestFault,
    },
    #[error("manifest {place} is the one of attempt {attempt}")]
    ManifestOutOfPlace { place: u32, attempt: u32 },
    #[error("the manifest of attempt {attempt} is missing")]
    ManifestMissing { attempt: u32 },
    #[error("the manifest of attempt {attempt} was offered by no entry")]
    ManifestUnused { attempt: u32 },
    #[error("the key {key} of office {office} is there twice")]
    KeyTwice { office: OfficeCode, key: KeyId },
    #[error("offices {other} and {office} have the same key")]
    SharedKey { office: OfficeCode, other: OfficeCode },
    #[error("entry {entry} is there twice")]
    EntryTwice { entry: u64 },
    #[error("entries {first} and {second} changed places")]
    EntriesReordered { first: u64, second: u64 },
    #[error("entry {entry} is missing")]
    EntryMissing { entry: u64 },
    #[error("entry {entry} was added: the chain ends before it")]
    EntryAdded { entry: u64 },
    #[error("entry {entry} of office {office} was altered")]
    EntryAltered { entry: u64, office: OfficeCode },
    #[error("there is no key {key} of office {office} to check entry {entry} with")]
    KeyMissing {
        entry: u64,
        office: OfficeCode,
        key: KeyId,
    },
    #[error(
        "entry {entry} is signed with another key of office {office} than the ones to trust (it names the key {key})"
    )]
    WrongKey {
        entry: u64,
        office: OfficeCode,
        key: KeyId,
    },
    #[error("entry {entry} of office {office} is signed by office {signer}")]
    SignatureOfAnotherOffice {
        entry: u64,
        office: OfficeCode,
        signer: OfficeCode,
    },
    #[error("the signature of entry {entry} is not of the key {key} of office {office}")]
    WrongSignature {
        entry: u64,
        office: OfficeCode,
        key: KeyId,
    },
    #[error("entry {entry} of office {office}: {fault}")]
    Hop {
        entry: u64,
        office: OfficeCode,
        fault: HopFault,
    },
    #[error("the last entry is not the one that the file ends with")]
    WrongHead,
    #[error(transparent)]
    File(Difference),
}

impl Fault {
    /// The code for machines, which stays the same.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "UNREADABLE_FILE",
            Self::UnknownFormat(_) => "UNKNOWN_FORMAT",
            Self::UnknownSuite { .. } => "UNKNOWN_SUITE",
            Self::Manifest { fault, .. } => fault.code(),
            Self::ManifestOutOfPlace { .. } => "MANIFEST_OUT_OF_PLACE",
            Self::ManifestMissing { .. } => "MANIFEST_MISSING",
            Self::ManifestUnused { .. } => "MANIFEST_UNUSED",
            Self::KeyTwice { .. } => "KEY_TWICE",
            Self::SharedKey { .. } => "SHARED_KEY",
            Self::EntryTwice { .. } => "ENTRY_TWICE",
            Self::EntriesReordered { .. } => "ENTRIES_REORDERED",
            Self::EntryMissing { .. } => "ENTRY_MISSING",
            Self::EntryAdded { .. } => "ENTRY_ADDED",
            Self::EntryAltered { .. } => "ENTRY_ALTERED",
            Self::KeyMissing { .. } => "KEY_MISSING",
            Self::WrongKey { .. } => "WRONG_KEY",
            Self::SignatureOfAnotherOffice { .. } => "SIGNATURE_OF_ANOTHER_OFFICE",
            Self::WrongSignature { .. } => "WRONG_SIGNATURE",
            Self::Hop { fault, .. } => fault.code(),
            Self::WrongHead => "WRONG_HEAD",
            Self::File(difference) => difference.code(),
        }
    }

    pub(super) fn replayed(statement: &Statement, current: u32) -> Self {
        let attempt = statement.attempt;
        Self::Hop {
            entry: statement.number,
            office: statement.office.clone(),
            fault: HopFault::Replayed { attempt, current },
        }
    }
}
