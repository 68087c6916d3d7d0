//! The file of a vehicle, as one office holds it for one attempt of a handover.
//!
//! Its parts lie under their SHA-256 below `dossiers/<office>/<handover>/<attempt>`, apart from the documents of cases: what
//! one office holds is never taken for what another sent, and an attempt that failed goes as a whole. What is still
//! arriving lies below `arriving/…` on a disk, since nothing can be appended to an object of a bucket.

mod add;
mod arrival;
mod compare;
mod part;
mod progress;
mod read;

pub use arrival::{Arrival, ArrivalError};
pub use progress::{Meter, Progress, Report};

use crate::{ContentHash, FileError, FileStore};
use domain::{
    custody::Item,
    identifier::{CaseNumber, OfficeCode},
};
use futures::TryStreamExt as _;
use object_store::{ObjectStoreExt as _, PutPayload, path::Path};
use std::{io, path::PathBuf};

/// Most bytes that are in memory of one file, and that cross in one request: 4 MiB.
pub const CHUNK: usize = 4 << 20;

/// The folder of dossiers.
const DOSSIERS_FOLDER: &str = "dossiers";
/// The folder of files of which the end has not come yet.
const ARRIVING_FOLDER: &str = "arriving";
/// Lies in a dossier that is no longer the file.
const TRANSFERRED: &str = "transferred";

/// Whose dossier, of which attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierId {
    /// The office that holds it. The other end of the route holds one of its own, also where one process serves both.
    pub office: OfficeCode,
    pub handover: CaseNumber,
    pub attempt: u32,
}

impl DossierId {
    fn below(&self, folder: &str) -> Path {
        let attempt = self.attempt.to_string();
        Path::from_iter([folder, self.office.as_str(), self.handover.as_str(), &attempt])
    }
}

/// The dossiers in the store of a province. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Dossiers {
    files: FileStore,
    /// Where what is arriving lies: on the disk of the store, so that a whole file is moved by its name.
    disk: PathBuf,
}

impl Dossiers {
    /// Dossiers in this store. `disk` holds what is arriving where the store is a bucket; it may be lost, and is then
    /// sent again.
    pub fn new(files: FileStore, disk: PathBuf) -> Self {
        let disk = files.folder.clone().unwrap_or(disk);
        Self { files, disk }
    }

    /// One of them, whether anything lies in it or not.
    pub fn of(&self, id: &DossierId) -> Dossier {
        let arriving = id.below(ARRIVING_FOLDER);
        Dossier {
            files: self.files.clone(),
            folder: id.below(DOSSIERS_FOLDER),
            on_disk: self.disk.join(arriving.as_ref()),
            arriving,
        }
    }
}

/// What one office holds of one attempt. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Dossier {
    files: FileStore,
    folder: Path,
    arriving: Path,
    on_disk: PathBuf,
}

impl Dossier {
    fn location(&self, sha256: &ContentHash) -> Path {
        self.folder.clone().join(sha256.as_str())
    }

    fn part(&self, sha256: &ContentHash) -> PathBuf {
        self.on_disk.join(sha256.as_str())
    }

    /// A file of the manifest on its way in.
    pub fn arrival(&self, item: &Item) -> Arrival {
        Arrival::new(self.clone(), item)
    }

    /// Says, once and for all, that this copy is no longer the file.
    pub async fn mark_transferred(&self) -> Result<(), FileError> {
        let mark = self.folder.clone().join(TRANSFERRED);
        self.files.objects.put(&mark, PutPayload::default()).await?;
        Ok(())
    }

    pub async fn is_transferred(&self) -> Result<bool, FileError> {
        let mark = self.folder.clone().join(TRANSFERRED);
        match self.files.objects.head(&mark).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes all of it: the attempt is void. What is not there is removed already.
    pub async fn discard(&self) -> Result<(), FileError> {
        let mut files = self.files.objects.list(Some(&self.folder));
        while let Some(file) = files.try_next().await? {
            self.files.objects.delete(&file.location).await?;
        }
        let kept = self
            .files
            .folder
            .as_ref()
            .map(|root| root.join(self.folder.as_ref()));
        for folder in [Some(self.on_disk.clone()), kept].into_iter().flatten() {
            match tokio::fs::remove_dir_all(&folder).await {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(FileError::Folder(error));
                }
                _ => {}
            }
        }
        Ok(())
    }
}
