//! Putting a file into a dossier at the office that gathers it.

use super::Dossier;
use crate::{ContentHash, FileError, FileProblem};
use bytes::Bytes;
use futures::{Stream, TryStreamExt as _};
use object_store::{ObjectStoreExt as _, WriteMultipart};
use sha2::{Digest as _, Sha256};
use std::pin::pin;

/// Parts of a file being written at once.
const PARTS_AT_ONCE: usize = 2;

impl Dossier {
    /// Takes in a document that lies in the store, as it is. In a folder it is a second name of the same bytes.
    pub async fn take(&self, sha256: &ContentHash) -> Result<(), FileError> {
        // A second copy onto the same bytes would leave a name behind that no listing shows.
        if self.size(sha256).await?.is_some() {
            return Ok(());
        }
        let (from, to) = (sha256.location(), self.location(sha256));
        let copied = self.files.objects.copy(&from, &to).await;
        copied.map_err(|error| match error {
            object_store::Error::NotFound { .. } => FileError::Missing(sha256.clone()),
            error => error.into(),
        })
    }

    /// Writes a file of any length down, and says its hash and how many bytes it has. Whatever goes wrong, nothing of
    /// it is listed.
    pub async fn add<S, E>(&self, chunks: S) -> Result<(ContentHash, u64), FileError>
    where
        S: Stream<Item = Result<Bytes, E>>,
    {
        let begun = self
            .arriving
            .clone()
            .join(hex::encode(rand::random::<[u8; 16]>()));
        let mut write = WriteMultipart::new(self.files.objects.put_multipart(&begun).await?);
        match copy(chunks, &mut write).await {
            Ok((sha256, size)) => {
                write.finish().await?;
                let whole = self.location(&sha256);
                self.files.objects.rename(&begun, &whole).await?;
                Ok((sha256, size))
            }
            Err(error) => {
                write.abort().await?;
                Err(error)
            }
        }
    }
}

async fn copy<S, E>(chunks: S, write: &mut WriteMultipart) -> Result<(ContentHash, u64), FileError>
where
    S: Stream<Item = Result<Bytes, E>>,
{
    let (mut chunks, mut hasher, mut size) = (pin!(chunks), Sha256::new(), 0);
    while let Some(chunk) = chunks.try_next().await.map_err(|_| FileProblem::Interrupted)? {
        hasher.update(&chunk);
        size += chunk.len() as u64;
        write.wait_for_capacity(PARTS_AT_ONCE).await?;
        write.write(&chunk);
    }
    Ok((ContentHash::from_hasher(hasher), size))
}
