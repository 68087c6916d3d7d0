//! From an upload to a file that others may see.

use crate::{ContentHash, FileError, FileProblem, FileStore, MediaType, pdf, picture};
use bytes::Bytes;
use futures::Stream;
use object_store::{ObjectStoreExt as _, PutPayload};

/// What may come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// Longest file, in bytes. It is held in memory while it is checked.
    pub max_size: u64,
    /// The types that this kind of document may have.
    pub allowed: Vec<MediaType>,
    /// What the sender says it is; the content must agree.
    pub declared: Option<MediaType>,
}

impl Intake {
    /// The type of a file that begins with `head`, if it may come in. 16 bytes are enough.
    pub fn admit(&self, head: &[u8]) -> Result<MediaType, FileProblem> {
        let found = MediaType::sniff(head)?;
        if !self.allowed.contains(&found) {
            Err(FileProblem::TypeNotAllowed)
        } else if self.declared.is_some_and(|declared| declared != found) {
            Err(FileProblem::TypeMismatch)
        } else {
            Ok(found)
        }
    }
}

/// A file that was checked and lies in the store. What counts from here on is these bytes, not the ones that were sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staged {
    pub sha256: ContentHash,
    /// In bytes.
    pub size: u64,
    pub media_type: MediaType,
}

impl FileStore {
    /// Receives an upload, checks it, and stores what passed under its hash. A picture is written anew.
    ///
    /// Nothing refers to the file yet: if nothing does so in time, [`FileStore::sweep`] removes it.
    pub async fn stage<S, E>(&self, chunks: S, intake: &Intake) -> Result<Staged, FileError>
    where
        S: Stream<Item = Result<Bytes, E>>,
    {
        let received = self.receive(chunks, intake).await?;
        let media_type = received.media_type;
        let checked = self.check(&received).await;
        received.remove().await;
        self.keep(checked?, media_type).await
    }

    /// Stores a file that we made ourselves, such as a printable notice. It is not looked into.
    pub async fn keep(&self, bytes: Bytes, media_type: MediaType) -> Result<Staged, FileError> {
        let sha256 = ContentHash::of(&bytes);
        let size = bytes.len() as u64;
        // Replacing equal bytes by equal bytes is harmless, and makes an orphan young again for the sweep.
        self.objects
            .put(&sha256.location(), PutPayload::from(bytes))
            .await?;
        Ok(Staged {
            sha256,
            size,
            media_type,
        })
    }

    async fn check(&self, received: &crate::receive::Received) -> Result<Bytes, FileError> {
        let _turn = self.checks.acquire().await.map_err(|_| FileError::Stopped)?;
        let bytes = received.bytes().await?;
        let media_type = received.media_type;
        let checked = tokio::task::spawn_blocking(move || look_into(bytes, media_type));
        Ok(checked.await.map_err(|_| FileError::Stopped)??)
    }
}

/// Looks into a file of this type: what is stored of it, if it passes. A picture is written anew. Works for as long as
/// the file is large: call it off the runtime.
pub fn look_into(bytes: Bytes, media_type: MediaType) -> Result<Bytes, FileProblem> {
    match media_type {
        MediaType::Jpeg | MediaType::Png => picture::rewrite(&bytes, media_type),
        MediaType::Pdf => pdf::check(&bytes).map(|()| bytes),
    }
}
