//! Takes in the bytes of an upload under a temporary name, counting, and stops at the first thing wrong.

use crate::{FileError, FileProblem, FileStore, Intake, MediaType};
use bytes::Bytes;
use futures::{Stream, TryStreamExt as _};
use object_store::{ObjectStore, ObjectStoreExt as _, WriteMultipart, path::Path};
use std::{pin::pin, sync::Arc};

/// The folder of uploads on their way in.
pub(crate) const INCOMING_FOLDER: &str = "incoming";
/// As many first bytes as the types that we take need to be told apart.
const HEAD: usize = 16;
/// Parts of an upload being written at once.
const PARTS_AT_ONCE: usize = 2;

/// An upload that is complete and within its limits, not yet looked into. It is removed by [`Received::remove`].
pub(crate) struct Received {
    pub(crate) media_type: MediaType,
    objects: Arc<dyn ObjectStore>,
    location: Path,
}

impl FileStore {
    /// Writes the stream down. Whatever goes wrong, nothing is left.
    pub(crate) async fn receive<S, E>(&self, chunks: S, intake: &Intake) -> Result<Received, FileError>
    where
        S: Stream<Item = Result<Bytes, E>>,
    {
        let location = Path::from_iter([INCOMING_FOLDER, &hex::encode(rand::random::<[u8; 16]>())]);
        let mut write = WriteMultipart::new(self.objects.put_multipart(&location).await?);
        match copy(chunks, intake, &mut write).await {
            Ok(media_type) => {
                write.finish().await?;
                Ok(Received {
                    media_type,
                    objects: self.objects.clone(),
                    location,
                })
            }
            Err(error) => {
                if let Err(left) = write.abort().await {
                    tracing::warn!(error = %left, "failed to abort an upload; the sweep removes it");
                }
                Err(error)
            }
        }
    }
}

async fn copy<S, E>(chunks: S, intake: &Intake, write: &mut WriteMultipart) -> Result<MediaType, FileError>
where
    S: Stream<Item = Result<Bytes, E>>,
{
    let mut chunks = pin!(chunks);
    let mut head = Vec::with_capacity(HEAD);
    let mut media_type = None;
    let mut size = 0_u64;
    while let Some(chunk) = chunks.try_next().await.map_err(|_| FileProblem::Interrupted)? {
        size += chunk.len() as u64;
        if size > intake.max_size {
            return Err(FileProblem::TooLarge.into());
        }
        head.extend(chunk.iter().take(HEAD - head.len()));
        if media_type.is_none() && head.len() == HEAD {
            media_type = Some(intake.admit(&head)?);
        }
        write.wait_for_capacity(PARTS_AT_ONCE).await?;
        write.write(&chunk);
    }
    match media_type {
        Some(media_type) => Ok(media_type),
        None if size == 0 => Err(FileProblem::Empty.into()),
        None => Ok(intake.admit(&head)?),
    }
}

impl Received {
    /// All bytes. They fit in memory: the intake capped them.
    pub(crate) async fn bytes(&self) -> Result<Bytes, FileError> {
        Ok(self.objects.get(&self.location).await?.bytes().await?)
    }

    /// Removes the temporary file; a failure is left to the sweep.
    pub(crate) async fn remove(self) {
        if let Err(error) = self.objects.delete(&self.location).await {
            tracing::warn!(%error, "failed to remove a received upload; the sweep removes it");
        }
    }
}
