//! Reading a file back, and noticing when its bytes are no longer the ones that were stored.

use crate::{ContentHash, FileError, FileStore};
use bytes::{Bytes, BytesMut};
use futures::{StreamExt as _, TryStreamExt as _, stream, stream::BoxStream};
use object_store::{ObjectStoreExt as _, path::Path};
use sha2::{Digest as _, Sha256};

/// A file on its way out.
pub struct Content {
    /// In bytes.
    pub size: u64,
    /// The bytes. The last piece comes only when all of them match the hash; otherwise the stream ends in
    /// [`FileError::Corrupt`], so that nobody takes a changed file for a whole one.
    pub chunks: BoxStream<'static, Result<Bytes, FileError>>,
}

impl FileStore {
    /// Opens the file under this hash.
    pub async fn read(&self, sha256: &ContentHash) -> Result<Content, FileError> {
        self.read_at(&sha256.location(), sha256).await
    }

    /// Opens the file of this hash at a place of its own.
    pub(crate) async fn read_at(&self, place: &Path, sha256: &ContentHash) -> Result<Content, FileError> {
        let found = self.objects.get(place).await;
        let found = found.map_err(|error| missing(error, sha256))?;
        let size = found.meta.size;
        Ok(Content {
            size,
            chunks: verified(found.into_stream(), sha256.clone()),
        })
    }

    /// The whole file in memory, for small ones: letters to print and to send.
    pub async fn read_whole(&self, sha256: &ContentHash) -> Result<Bytes, FileError> {
        let mut chunks = self.read(sha256).await?.chunks;
        let mut whole = BytesMut::new();
        while let Some(chunk) = chunks.try_next().await? {
            whole.extend_from_slice(&chunk);
        }
        Ok(whole.freeze())
    }

    /// Whether a file lies under this hash. Its bytes are not looked at.
    pub async fn contains(&self, sha256: &ContentHash) -> Result<bool, FileError> {
        match self.objects.head(&sha256.location()).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

fn missing(error: object_store::Error, sha256: &ContentHash) -> FileError {
    match error {
        object_store::Error::NotFound { .. } => FileError::Missing(sha256.clone()),
        error => error.into(),
    }
}

/// What a verified stream knows between two pieces.
struct Verifying {
    source: BoxStream<'static, object_store::Result<Bytes>>,
    hasher: Sha256,
    /// The piece that may turn out to be the last.
    held: Option<Bytes>,
    sha256: ContentHash,
}

fn verified(
    source: BoxStream<'static, object_store::Result<Bytes>>,
    sha256: ContentHash,
) -> BoxStream<'static, Result<Bytes, FileError>> {
    let start = Verifying {
        source,
        hasher: Sha256::new(),
        held: None,
        sha256,
    };
    stream::try_unfold(Some(start), |state| async move {
        match state {
            Some(state) => state.next().await,
            None => Ok(None),
        }
    })
    .boxed()
}

impl Verifying {
    /// The next piece to hand out, and the state after it; no state after the last.
    async fn next(mut self) -> Result<Option<(Bytes, Option<Self>)>, FileError> {
        while let Some(chunk) = self.source.try_next().await? {
            self.hasher.update(&chunk);
            if let Some(ready) = self.held.replace(chunk) {
                return Ok(Some((ready, Some(self))));
            }
        }
        if ContentHash::from_hasher(self.hasher) != self.sha256 {
            return Err(FileError::Corrupt(self.sha256));
        }
        Ok(self.held.map(|last| (last, None)))
    }
}
