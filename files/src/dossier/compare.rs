//! What lies in a dossier, file by file, to be held against its manifest.

use super::{
    Dossier, Meter, Report, TRANSFERRED,
    part::{Part, on_disk},
};
use crate::{ContentHash, FileError};
use domain::{
    audit::Hex,
    custody::{Arrived, Item, Manifest},
};
use futures::TryStreamExt as _;
use object_store::{Error, ObjectMeta, ObjectStoreExt as _, PutPayload};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The end of the name of a note on a file that came altered.
const ALTERED: &str = ".altered";

/// A file that came and was not kept, since it was not the listed one.
#[derive(Serialize, Deserialize)]
struct Note {
    size: u64,
    sha256: Hex<32>,
}

impl Dossier {
    /// What lies here, counted and hashed anew: every file of the manifest that came, whole or not, and whatever else
    /// there is, by the name that it has here. [`FileError::Busy`] while one of them is being written.
    pub async fn arrived(&self, manifest: &Manifest, report: Report<'_>) -> Result<Vec<Arrived>, FileError> {
        let meter = Meter::new(manifest.totals(), report);
        let mut arrived = vec![];
        for item in manifest.items() {
            arrived.extend(self.found(item, &meter).await?);
        }
        arrived.extend(self.strangers(manifest).await?);
        Ok(arrived)
    }

    async fn found(&self, item: &Item, meter: &Meter<'_>) -> Result<Option<Arrived>, FileError> {
        let sha256 = ContentHash::from(item.sha256);
        // Looked at first, since it becomes the whole file and not the other way round.
        let begun = self.begun(&sha256).await?;
        let found = match (self.size(&sha256).await?, begun) {
            (Some(size), _) => {
                let each = |bytes| meter.add(bytes, &item.name);
                let hash = self.rehash((&sha256, size), each).await?;
                meter.finish(&item.name);
                Some((size, Hex(hash)))
            }
            (None, Some(begun)) => Some(begun),
            (None, None) => self.altered(&sha256).await?,
        };
        Ok(found.map(|(size, sha256)| Arrived {
            name: item.name.as_str().to_owned(),
            size,
            sha256,
        }))
    }

    /// What came of a file that is not here whole.
    async fn begun(&self, sha256: &ContentHash) -> Result<Option<(u64, Hex<32>)>, FileError> {
        let path = self.part(sha256);
        on_disk(move || match Part::find(&path)? {
            Some(mut part) => Ok(Some((part.length(), Hex(part.sha256()?)))),
            None => Ok(None),
        })
        .await
    }

    /// What a file was that came and was not kept.
    async fn altered(&self, sha256: &ContentHash) -> Result<Option<(u64, Hex<32>)>, FileError> {
        let note = self.folder.clone().join(format!("{sha256}{ALTERED}"));
        let bytes = match self.files.objects.get(&note).await {
            Ok(found) => found.bytes().await?,
            Err(Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        // A note that cannot be read still says that the file came altered.
        let note = serde_json::from_slice(&bytes).unwrap_or(Note {
            size: 0,
            sha256: Hex([0; 32]),
        });
        Ok(Some((note.size, note.sha256)))
    }

    /// Files that the manifest does not list. Nothing that comes over the wire can make one.
    async fn strangers(&self, manifest: &Manifest) -> Result<Vec<Arrived>, FileError> {
        let listed: BTreeSet<_> = manifest
            .items()
            .iter()
            .map(|item| item.sha256.to_string())
            .collect();
        let files: Vec<ObjectMeta> = self.files.objects.list(Some(&self.folder)).try_collect().await?;
        let named = files
            .into_iter()
            .filter_map(|file| Some((file.location.filename()?.to_owned(), file.size)));
        let strange = named.filter(|(name, _)| {
            name != TRANSFERRED && !listed.contains(name.strip_suffix(ALTERED).unwrap_or(name))
        });
        let unread = |(name, size)| Arrived {
            name,
            size,
            sha256: Hex([0; 32]),
        };
        Ok(strange.map(unread).collect())
    }
}

pub(super) async fn note_altered(
    dossier: &Dossier,
    sha256: &ContentHash,
    (size, found): (u64, Hex<32>),
) -> Result<(), FileError> {
    let note = Note { size, sha256: found };
    let note = serde_json::to_vec(&note).expect("a number and a text are JSON");
    let place = dossier.folder.clone().join(format!("{sha256}{ALTERED}"));
    dossier.files.objects.put(&place, PutPayload::from(note)).await?;
    Ok(())
}

/// It came whole after all.
pub(super) async fn forget_altered(dossier: &Dossier, sha256: &ContentHash) -> Result<(), FileError> {
    let place = dossier.folder.clone().join(format!("{sha256}{ALTERED}"));
    match dossier.files.objects.delete(&place).await {
        Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
