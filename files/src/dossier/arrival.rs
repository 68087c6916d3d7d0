//! One file of a dossier while it arrives: what is here of it, and what comes next.

use super::{
    CHUNK, Dossier, compare, part,
    part::{Part, on_disk},
};
use crate::{ContentHash, FileError};
use bytes::Bytes;
use domain::{audit::Hex, custody::Item};
use object_store::{ObjectStoreExt as _, WriteMultipart};
use std::path::Path;
use tokio::io::AsyncReadExt as _;

/// A file that is listed, of which something or nothing is here.
#[derive(Clone, Debug)]
pub struct Arrival {
    dossier: Dossier,
    sha256: ContentHash,
    listed: Hex<32>,
    size: u64,
}

/// Why bytes are not taken.
#[derive(Debug, thiserror::Error)]
pub enum ArrivalError {
    /// They begin elsewhere than what is here ends.
    #[error("failed to append: {at} bytes are here")]
    Offset { at: u64 },
    /// The file would be longer than it is listed.
    #[error("failed to append: the file would be longer than it is listed")]
    TooMuch,
    /// All bytes came, and they are not the listed ones. None of them is kept; they may be sent again from the start.
    #[error("failed to keep the file: its content is not the listed one")]
    Altered,
    #[error(transparent)]
    Store(#[from] FileError),
}

impl Arrival {
    pub(super) fn new(dossier: Dossier, item: &Item) -> Self {
        Self {
            dossier,
            sha256: item.sha256.into(),
            listed: item.sha256,
            size: item.size,
        }
    }

    /// How many bytes are here and on the disk: where the next ones begin. All of them: the file is here whole and is
    /// what it should be.
    pub async fn offset(&self) -> Result<u64, ArrivalError> {
        let path = self.dossier.part(&self.sha256);
        // Looked at first, since it becomes the whole file and not the other way round.
        let here = on_disk(move || part::length(&path)).await?;
        if self.is_here().await? {
            // A process may have been killed between the copy in the bucket and this.
            self.remove_part().await?;
            return Ok(self.size);
        }
        if here < self.size {
            return Ok(here);
        }
        // A process was killed between the last byte and the name, or another request is between them now.
        match self.append(self.size, Bytes::new()).await {
            Err(ArrivalError::Offset { at }) => Ok(at),
            settled => settled,
        }
    }

    /// Adds bytes at `offset`, and says how many are here then. They are on the disk when this returns; a process that is
    /// killed before leaves a beginning of them.
    pub async fn append(&self, offset: u64, chunk: Bytes) -> Result<u64, ArrivalError> {
        let end = offset.checked_add(chunk.len() as u64);
        if end.is_none_or(|end| end > self.size) {
            return Err(ArrivalError::TooMuch);
        }
        let mut part = self.lock().await?;
        // Asked while it is locked, so that nothing is begun anew behind the back of whoever wrote the end.
        let is_here = self.is_here().await?;
        let at = if is_here {
            self.size
        } else {
            part.length().min(self.size)
        };
        if is_here || at != offset {
            if is_here || at == 0 {
                self.remove_part().await?;
            }
            return Err(ArrivalError::Offset { at });
        }
        let part = on_disk(move || part.append(&chunk).map(|()| part)).await?;
        if part.length() < self.size {
            Ok(part.length())
        } else {
            self.settle(part).await
        }
    }

    async fn is_here(&self) -> Result<bool, FileError> {
        Ok(self.dossier.size(&self.sha256).await?.is_some())
    }

    async fn lock(&self) -> Result<Part, FileError> {
        let path = self.dossier.part(&self.sha256);
        on_disk(move || Part::open(&path)).await
    }

    async fn remove_part(&self) -> Result<(), FileError> {
        let path = self.dossier.part(&self.sha256);
        on_disk(move || part::remove(&path)).await
    }

    /// As many bytes came as are listed. What counts is what the disk has of them.
    async fn settle(&self, mut part: Part) -> Result<u64, ArrivalError> {
        let length = part.length();
        let (part, found) = on_disk(move || part.sha256().map(|found| (part, found))).await?;
        if Hex(found) == self.listed && length == self.size {
            self.place().await?;
            compare::forget_altered(&self.dossier, &self.sha256).await?;
            drop(part);
            return Ok(self.size);
        }
        compare::note_altered(&self.dossier, &self.sha256, (length, Hex(found))).await?;
        self.remove_part().await?;
        drop(part);
        Err(ArrivalError::Altered)
    }

    /// Gives the part the name of a whole file. In a folder that is one step.
    async fn place(&self) -> Result<(), FileError> {
        let objects = &self.dossier.files.objects;
        let whole = self.dossier.location(&self.sha256);
        if self.dossier.files.folder.is_some() {
            let begun = self.dossier.arriving.clone().join(self.sha256.as_str());
            return Ok(objects.rename(&begun, &whole).await?);
        }
        let mut write = WriteMultipart::new(objects.put_multipart(&whole).await?);
        match upload(&self.dossier.part(&self.sha256), &mut write).await {
            Ok(()) => {
                write.finish().await?;
                self.remove_part().await
            }
            Err(error) => {
                write.abort().await?;
                Err(error)
            }
        }
    }
}

async fn upload(path: &Path, write: &mut WriteMultipart) -> Result<(), FileError> {
    let mut file = tokio::fs::File::open(path).await.map_err(FileError::Folder)?;
    let mut piece = vec![0; CHUNK];
    loop {
        match file.read(&mut piece).await.map_err(FileError::Folder)? {
            0 => return Ok(()),
            read => {
                write.wait_for_capacity(1).await?;
                write.write(&piece[..read]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DossierId, Dossiers, FileStore};
    use domain::custody::{ItemKind, ItemName};
    use object_store::memory::InMemory;
    use sha2::{Digest as _, Sha256};
    use std::sync::Arc;

    /// Nothing can be appended to an object, so what arrives lies on a disk until it is whole.
    #[tokio::test]
    async fn a_bucket_gets_a_file_when_it_is_whole() {
        let disk = tempfile::tempdir().unwrap();
        let dossiers = Dossiers::new(
            FileStore::over(Arc::new(InMemory::new()), None),
            disk.path().to_owned(),
        );
        let office: domain::identifier::OfficeCode = "33010001".parse().unwrap();
        let day = "2022-05-09".parse().unwrap();
        let handover = domain::identifier::CaseNumber::new(&office, day, [4; 5]).unwrap();
        let dossier = dossiers.of(&DossierId {
            office,
            handover,
            attempt: 1,
        });
        let arrival = dossier.arrival(&Item {
            name: ItemName::parse("01.pdf").unwrap(),
            kind: ItemKind::Scan,
            size: 5,
            sha256: Hex(Sha256::digest(b"pages").into()),
        });
        let sha256 = ContentHash::of(b"pages");
        assert_eq!(arrival.append(0, Bytes::from_static(b"pag")).await.unwrap(), 3);
        assert_eq!(dossier.size(&sha256).await.unwrap(), None);
        assert_eq!(arrival.append(3, Bytes::from_static(b"es")).await.unwrap(), 5);
        assert_eq!(
            dossier.read_range(&sha256, 0..5).await.unwrap().as_ref(),
            b"pages"
        );
        assert!(!dossier.part(&sha256).exists());
        std::fs::write(dossier.part(&sha256), b"pages").unwrap();
        assert_eq!(arrival.offset().await.unwrap(), 5);
        assert!(!dossier.part(&sha256).exists(), "what a killed process left");
        dossier.discard().await.unwrap();
        assert_eq!(dossier.size(&sha256).await.unwrap(), None);
    }
}
