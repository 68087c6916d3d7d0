//! Reading a dossier piece by piece.

use super::{CHUNK, Dossier};
use crate::{Content, ContentHash, FileError};
use bytes::Bytes;
use object_store::{Error, ObjectStoreExt as _};
use sha2::{Digest as _, Sha256};
use std::ops::Range;

impl Dossier {
    /// The length of the file under this hash in bytes, if it is here whole.
    pub async fn size(&self, sha256: &ContentHash) -> Result<Option<u64>, FileError> {
        match self.files.objects.head(&self.location(sha256)).await {
            Ok(found) => Ok(Some(found.size)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens a file that is here whole.
    pub async fn read(&self, sha256: &ContentHash) -> Result<Content, FileError> {
        self.files.read_at(&self.location(sha256), sha256).await
    }

    /// Bytes of a file that is here whole; the range must lie within it.
    pub async fn read_range(&self, sha256: &ContentHash, range: Range<u64>) -> Result<Bytes, FileError> {
        let read = self.files.objects.get_range(&self.location(sha256), range).await;
        read.map_err(|error| match error {
            Error::NotFound { .. } => FileError::Missing(sha256.clone()),
            error => error.into(),
        })
    }

    /// The hash of the bytes that lie under `sha256`, which may have changed. `each` hears of every piece.
    pub(super) async fn rehash(
        &self,
        (sha256, size): (&ContentHash, u64),
        each: impl Fn(u64),
    ) -> Result<[u8; 32], FileError> {
        let (mut hasher, mut at) = (Sha256::new(), 0);
        while at < size {
            let end = size.min(at + CHUNK as u64);
            let piece = self.read_range(sha256, at..end).await?;
            let updated = tokio::task::spawn_blocking(move || hasher.chain_update(&piece));
            hasher = updated.await.map_err(|_| FileError::Stopped)?;
            each(end - at);
            at = end;
        }
        Ok(hasher.finalize().into())
    }
}
