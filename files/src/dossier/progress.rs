//! How far a long piece of work with a dossier is.

use domain::custody::ItemName;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicU64, Ordering};

/// So many bytes of so many are done, and this file is in hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub bytes: u64,
    pub of: u64,
    pub item: ItemName,
}

/// Whoever wants to know: a heartbeat. Called after every chunk.
pub type Report<'a> = &'a (dyn Fn(Progress) + Send + Sync);

/// Counts the bytes of one piece of work, whose files may be in hand side by side.
pub struct Meter<'a> {
    done: AtomicU64,
    of: u64,
    report: Report<'a>,
}

impl<'a> Meter<'a> {
    /// Nothing of `of` bytes is done.
    pub fn new(of: u64, report: Report<'a>) -> Self {
        let done = AtomicU64::new(0);
        Self { done, of, report }
    }

    /// So many more bytes of a file are done.
    pub fn add(&self, bytes: u64, item: &ItemName) {
        let before = self.done.fetch_add(bytes, Ordering::Relaxed);
        (self.report)(Progress {
            // A file that is sent once more is counted once.
            bytes: (before + bytes).min(self.of),
            of: self.of,
            item: item.clone(),
        });
    }
}
