//! Removes what no document refers to: files whose case never came, uploads cut off by a crash.

use crate::{ContentHash, FileError, FileStore, content_hash::CONTENT_FOLDER, receive::INCOMING_FOLDER};
use futures::TryStreamExt as _;
use object_store::{ObjectMeta, ObjectStoreExt as _, path::Path};
use std::{
    io,
    time::{Duration, SystemTime},
};

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Files removed.
    pub removed: u64,
    /// Finished files that are referred to.
    pub kept: u64,
}

impl FileStore {
    /// Removes files older than `age` that nothing refers to. `is_referenced` must say yes when in doubt.
    ///
    /// `age` is real time, not office time, and must be longer than any upload and any command that refers to a
    /// file may take: a day is right.
    pub async fn sweep<F, Fut>(&self, age: Duration, is_referenced: F) -> Result<Swept, FileError>
    where
        F: Fn(ContentHash) -> Fut,
        Fut: Future<Output = bool>,
    {
        let before = SystemTime::now()
            .checked_sub(age)
            .unwrap_or(SystemTime::UNIX_EPOCH);
        let mut swept = Swept {
            removed: self.sweep_incoming(before).await?,
            kept: 0,
        };
        let mut files = self.objects.list(Some(&Path::from(CONTENT_FOLDER)));
        while let Some(meta) = files.try_next().await? {
            let Some(sha256) = ContentHash::from_location(&meta.location) else {
                continue;
            };
            if is_referenced(sha256).await {
                swept.kept += 1;
            } else if self.remove_if_still_old(&meta, before).await? {
                swept.removed += 1;
            }
        }
        Ok(swept)
    }

    /// Looks at the age again: the same file may have been staged anew while its references were looked up.
    async fn remove_if_still_old(&self, listed: &ObjectMeta, before: SystemTime) -> Result<bool, FileError> {
        if !is_older(listed, before) {
            return Ok(false);
        }
        match self.objects.head(&listed.location).await {
            Ok(now) if is_older(&now, before) => self.objects.delete(&listed.location).await?,
            Ok(_) | Err(object_store::Error::NotFound { .. }) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
        Ok(true)
    }

    async fn sweep_incoming(&self, before: SystemTime) -> Result<u64, FileError> {
        let mut removed = self.sweep_half_written(before)?;
        let mut files = self.objects.list(Some(&Path::from(INCOMING_FOLDER)));
        while let Some(meta) = files.try_next().await? {
            removed += u64::from(self.remove_if_still_old(&meta, before).await?);
        }
        Ok(removed)
    }

    /// Parts that a killed process left in the folder. The object store does not list them.
    fn sweep_half_written(&self, before: SystemTime) -> Result<u64, FileError> {
        let Some(folder) = &self.folder else { return Ok(0) };
        remove_older(&folder.join(INCOMING_FOLDER), before).map_err(FileError::Folder)
    }
}

fn is_older(meta: &ObjectMeta, before: SystemTime) -> bool {
    SystemTime::from(meta.last_modified) < before
}

fn remove_older(folder: &std::path::Path, before: SystemTime) -> io::Result<u64> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        entries => entries?,
    };
    let mut removed = 0;
    for entry in entries {
        let entry = entry?;
        if entry.metadata()?.modified()? < before {
            std::fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}
