//! What is wrong with a proof, by stable codes.

use crate::identifier::CaseNumber;

/// The first thing that is wrong with the proof of a case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("the file is of the form {0:.40}, which is not known here")]
    UnknownFormat(String),
    #[error(
        "checkpoint {checkpoint} is signed with another key than the one to trust (it names the key {key})"
    )]
    WrongKey { checkpoint: u64, key: String },
    #[error("the signature of checkpoint {checkpoint} is not of the key {key}")]
    WrongSignature { checkpoint: u64, key: String },
    #[error("checkpoint {checkpoint} does not hold case {case} at this version with this head")]
    NotInCheckpoint { checkpoint: u64, case: CaseNumber },
    #[error("event {event} is of another case: {case:.40}")]
    EventOfAnotherCase { event: u64, case: String },
    #[error("event {event} is there twice")]
    EventTwice { event: u64 },
    #[error("events {first} and {second} changed places")]
    EventsReordered { first: u64, second: u64 },
    #[error("event {event} is missing")]
    EventMissing { event: u64 },
    #[error("event {event} was added: the checkpoint ends before it")]
    EventAdded { event: u64 },
    #[error("event {event} was altered")]
    EventAltered { event: u64 },
    #[error("the events were written anew: they are a whole chain, and not the one that was signed")]
    Rewritten,
    #[error("event {event} cannot be read")]
    EventUnreadable { event: u64 },
}

impl Fault {
    /// The code for machines, which stays the same.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownFormat(_) => "UNKNOWN_FORMAT",
            Self::WrongKey { .. } => "WRONG_KEY",
            Self::WrongSignature { .. } => "WRONG_SIGNATURE",
            Self::NotInCheckpoint { .. } => "NOT_IN_CHECKPOINT",
            Self::EventOfAnotherCase { .. } => "EVENT_OF_ANOTHER_CASE",
            Self::EventTwice { .. } => "EVENT_TWICE",
            Self::EventsReordered { .. } => "EVENTS_REORDERED",
            Self::EventMissing { .. } => "EVENT_MISSING",
            Self::EventAdded { .. } => "EVENT_ADDED",
            Self::EventAltered { .. } => "EVENT_ALTERED",
            Self::Rewritten => "REWRITTEN",
            Self::EventUnreadable { .. } => "EVENT_UNREADABLE",
        }
    }
}
