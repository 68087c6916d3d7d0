//! The data folder: everything one installation keeps, owned by one process at a time.
use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// Name of the lock file. It also marks a folder as ours, so that `--fresh` never empties a foreign one.
const LOCK: &str = "banli.lock";

/// Name of the record database in a data folder.
pub const DATABASE: &str = "banli.db";

/// Why a data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    #[error(
        "another banli (process {pid}) uses the data folder {}; stop it, or choose another folder with --data-dir",
        path.display()
    )]
    InUse { path: PathBuf, pid: String },
    #[error("failed to empty {}: it is not a data folder of banli; remove it yourself, or choose another with --data-dir", .0.display())]
    NotOurs(PathBuf),
    #[error("failed to use the data folder {}", path.display())]
    Io { path: PathBuf, source: io::Error },
}

/// A data folder that this process holds until the value is dropped or the process ends, however it ends.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    _lock: File,
}

impl DataFolder {
    /// Makes the folder if need be (readable by its owner alone) and takes its lock.
    pub fn open(path: &Path) -> Result<Self, FolderError> {
        let failed = |source| FolderError::Io {
            path: path.to_owned(),
            source,
        };
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
            .map_err(failed)?;
        let path = path.canonicalize().map_err(failed)?;
        let lock = take_lock(&path)?;
        Ok(Self { path, _lock: lock })
    }

    /// Like [`DataFolder::open`], and removes what the folder holds. Refuses a folder with foreign content.
    pub fn open_fresh(path: &Path) -> Result<Self, FolderError> {
        let known = path.join(LOCK).exists();
        let empty = fs::read_dir(path).map_or(true, |mut entries| entries.next().is_none());
        if !known && !empty {
            return Err(FolderError::NotOurs(path.to_owned()));
        }
        let folder = Self::open(path)?;
        // A server left over from a killed process still writes here: it goes before its files do.
        crate::engine::stop_leftovers(&folder.temporal_database()).map_err(|source| folder.failed(source))?;
        folder.empty().map_err(|source| folder.failed(source))?;
        Ok(folder)
    }

    /// The folder itself, absolute.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The record database of the embedded set-up.
    pub fn database(&self) -> PathBuf {
        self.path.join(DATABASE)
    }

    /// State of the Temporal server.
    pub fn temporal_database(&self) -> PathBuf {
        self.path.join("temporal.db")
    }

    /// What the Temporal server wrote since its last start.
    pub fn temporal_log(&self) -> PathBuf {
        self.path.join("temporal.log")
    }

    /// Port that the Temporal server had last, so that it keeps it.
    pub fn temporal_port(&self) -> PathBuf {
        self.path.join("temporal.port")
    }

    /// Keys that the demo made for itself.
    pub fn keys(&self) -> PathBuf {
        self.path.join("keys.toml")
    }

    /// Stored documents.
    pub fn files(&self) -> PathBuf {
        self.path.join("files")
    }

    /// Mail that the demo writes instead of sending.
    pub fn mail(&self) -> PathBuf {
        self.path.join("mail")
    }

    fn failed(&self, source: io::Error) -> FolderError {
        FolderError::Io {
            path: self.path.clone(),
            source,
        }
    }

    fn empty(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            if entry.file_name() == LOCK {
                continue;
            }
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

fn take_lock(path: &Path) -> Result<File, FolderError> {
    let failed = |source| FolderError::Io {
        path: path.to_owned(),
        source,
    };
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path.join(LOCK))
        .map_err(failed)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut pid = String::new();
            drop(file.read_to_string(&mut pid));
            return Err(FolderError::InUse {
                path: path.to_owned(),
                pid: pid.trim().to_owned(),
            });
        }
        Err(TryLockError::Error(source)) => return Err(failed(source)),
    }
    file.set_len(0)
        .and_then(|()| writeln!(file, "{}", std::process::id()))
        .map_err(failed)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_process_is_told_who_holds_the_folder() {
        let home = tempfile::tempdir().unwrap();
        let held = DataFolder::open(home.path()).unwrap();
        let refused = DataFolder::open(home.path()).unwrap_err().to_string();
        assert!(
            refused.contains(&format!("process {}", std::process::id())),
            "{refused}"
        );
        assert!(refused.contains("--data-dir"), "{refused}");
        drop(held);
        DataFolder::open(home.path()).unwrap();
    }

    #[test]
    fn fresh_empties_our_folder_and_no_other() {
        let home = tempfile::tempdir().unwrap();
        let ours = home.path().join("ours");
        let folder = DataFolder::open(&ours).unwrap();
        fs::write(folder.database(), "old").unwrap();
        fs::create_dir(folder.mail()).unwrap();
        drop(folder);
        let folder = DataFolder::open_fresh(&ours).unwrap();
        assert!(!folder.database().exists() && !folder.mail().exists());

        let foreign = home.path().join("foreign");
        fs::create_dir(&foreign).unwrap();
        fs::write(foreign.join("thesis.txt"), "years of work").unwrap();
        assert!(matches!(
            DataFolder::open_fresh(&foreign),
            Err(FolderError::NotOurs(_))
        ));
        assert!(foreign.join("thesis.txt").exists());
    }
}
