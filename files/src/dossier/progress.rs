//! How far a long piece of work with a dossier is.

use domain::custody::{ItemName, Totals};
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicU64, Ordering};

/// So many bytes and files of so many are done, and this file is in hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub bytes: u64,
    pub of: u64,
    pub files: u64,
    pub of_files: u64,
    pub item: ItemName,
}

/// Whoever wants to know: a heartbeat. Called after every chunk.
pub type Report<'a> = &'a (dyn Fn(Progress) + Send + Sync);

/// Counts the bytes of one piece of work, whose files may be in hand side by side.
pub struct Meter<'a> {
    done: AtomicU64,
    files: AtomicU64,
    of: Totals,
    report: Report<'a>,
}

impl<'a> Meter<'a> {
    /// Nothing of `of` is done.
    pub fn new(of: Totals, report: Report<'a>) -> Self {
        let (done, files) = (AtomicU64::new(0), AtomicU64::new(0));
        Self {
            done,
            files,
            of,
            report,
        }
    }

    /// So many more bytes of a file are done.
    pub fn add(&self, bytes: u64, item: &ItemName) {
        let before = self.done.fetch_add(bytes, Ordering::Relaxed);
        let files = self.files.load(Ordering::Relaxed);
        self.say(before + bytes, files, item);
    }

    /// A file is done.
    pub fn finish(&self, item: &ItemName) {
        let before = self.files.fetch_add(1, Ordering::Relaxed);
        let bytes = self.done.load(Ordering::Relaxed);
        self.say(bytes, before + 1, item);
    }

    fn say(&self, bytes: u64, files: u64, item: &ItemName) {
        (self.report)(Progress {
            // A file that is sent once more is counted once.
            bytes: bytes.min(self.of.bytes),
            of: self.of.bytes,
            files,
            of_files: self.of.items,
            item: item.clone(),
        });
    }
}
