//! The beginning of a file that is arriving: its length is how much of it is here.

use sha2::{Digest as _, Sha256};
use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{self, Read as _, Seek as _, Write as _},
    path::Path,
};

/// Bytes read at a time.
const PIECE: usize = 1 << 20;

/// A part that nobody else is writing.
pub(super) struct Part {
    file: File,
    length: u64,
}

impl Part {
    /// Opens it, or makes it with nothing in it. `None` while another request or process is writing it.
    pub(super) fn open(path: &Path) -> io::Result<Option<Self>> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(path)?;
        match file.try_lock() {
            Ok(()) => {
                let length = file.metadata()?.len();
                Ok(Some(Self { file, length }))
            }
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// In bytes.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Adds to the end, and comes back when the disk has it.
    pub(super) fn append(&mut self, chunk: &[u8]) -> io::Result<()> {
        self.file.write_all(chunk)?;
        self.file.sync_data()?;
        self.length += chunk.len() as u64;
        Ok(())
    }

    /// The hash of what is on the disk, whatever was meant to be there.
    pub(super) fn sha256(&mut self) -> io::Result<[u8; 32]> {
        self.file.rewind()?;
        let (mut hasher, mut piece) = (Sha256::new(), vec![0; PIECE]);
        loop {
            match self.file.read(&mut piece)? {
                0 => return Ok(hasher.finalize().into()),
                read => hasher.update(&piece[..read]),
            }
        }
    }
}

/// How long the part is; 0 where there is none.
pub(super) fn length(path: &Path) -> io::Result<u64> {
    match std::fs::metadata(path) {
        Ok(found) => Ok(found.len()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(error),
    }
}

/// Removes it, if it is there.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
