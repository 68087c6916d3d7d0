//! In which order a queue is read.

use crate::{
    entity::case::{Column, Model},
    finder::{cursor::Key, page::Sorted},
};

/// What a queue is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueueKey {
    /// The nearest due day; cases without one come last in either direction.
    Due,
    Received,
    Priority,
    Number,
}

/// An order of the queue. Cases that are equal in it are read by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueueSort {
    pub by: QueueKey,
    pub descending: bool,
}

impl Default for QueueSort {
    /// What is due first comes first.
    fn default() -> Self {
        Self {
            by: QueueKey::Due,
            descending: false,
        }
    }
}

impl QueueSort {
    pub(super) fn sorted(self) -> Sorted<Column> {
        Sorted {
            list: self.list(),
            key: match self.by {
                QueueKey::Due => Some(Column::Due),
                QueueKey::Received => Some(Column::ReceivedAt),
                QueueKey::Priority => Some(Column::Priority),
                QueueKey::Number => None,
            },
            id: Column::Number,
            descending: self.descending,
        }
    }

    pub(super) fn key_of(self, row: &Model) -> Key {
        match self.by {
            QueueKey::Due => row.due.map_or(Key::None, Key::Day),
            QueueKey::Received => Key::At(row.received_at),
            QueueKey::Priority => Key::Rank(row.priority),
            QueueKey::Number => Key::None,
        }
    }

    fn list(self) -> &'static str {
        match (self.by, self.descending) {
            (QueueKey::Due, false) => "queue-due",
            (QueueKey::Due, true) => "queue-due-down",
            (QueueKey::Received, false) => "queue-received",
            (QueueKey::Received, true) => "queue-received-down",
            (QueueKey::Priority, false) => "queue-priority",
            (QueueKey::Priority, true) => "queue-priority-down",
            (QueueKey::Number, false) => "queue-number",
            (QueueKey::Number, true) => "queue-number-down",
        }
    }
}
