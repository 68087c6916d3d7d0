//! The beginning of a file that is arriving: its length is how much of it is here.

use crate::FileError;
use sha2::{Digest as _, Sha256};
use std::{
    fs::{File, Metadata, OpenOptions},
    io::{self, Read as _, Seek as _, Write as _},
    os::unix::fs::MetadataExt as _,
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
    /// Opens it, or makes it with nothing in it. [`io::ErrorKind::WouldBlock`] while another request or process is
    /// writing it.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Self::lock(path, true)
    }

    /// Opens it if there is anything in it; fails like [`Self::open`].
    pub(super) fn find(path: &Path) -> io::Result<Option<Self>> {
        match Self::lock(path, false) {
            Ok(part) => Ok(Some(part).filter(|part| part.length > 0)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn lock(path: &Path, create: bool) -> io::Result<Self> {
        let mut how = OpenOptions::new();
        how.read(true).append(true).create(create);
        loop {
            let file = how.open(path)?;
            file.try_lock()?;
            let found = file.metadata()?;
            // Whoever had it may have removed it, or made it the whole file, before it was locked here.
            if is_at(&found, path)? {
                let length = found.len();
                return Ok(Self { file, length });
            }
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

fn is_at(file: &Metadata, path: &Path) -> io::Result<bool> {
    match std::fs::metadata(path) {
        Ok(there) => Ok((there.dev(), there.ino()) == (file.dev(), file.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
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

/// Work with a disk, off the runtime. It is finished also where nobody waits for it any more.
pub(super) async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, FileError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| FileError::Stopped)?
        .map_err(|error| match error.kind() {
            // Only a lock says so.
            io::ErrorKind::WouldBlock => FileError::Busy,
            _ => FileError::Folder(error),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever removes a part holds it, and nobody is left writing to what has no name any more.
    #[test]
    fn what_is_held_has_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("part");
        let rounds = || {
            for _ in 0..500 {
                match Part::open(&path) {
                    Ok(_held) => {
                        assert!(path.exists(), "held without its name");
                        remove(&path).unwrap();
                    }
                    Err(error) => assert_eq!(error.kind(), io::ErrorKind::WouldBlock, "{error}"),
                }
            }
        };
        std::thread::scope(|threads| {
            for _ in 0..4 {
                threads.spawn(rounds);
            }
        });
    }
}
