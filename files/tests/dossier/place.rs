//! A store in a real folder, and what two offices agreed on.

use bytes::Bytes;
use domain::{
    audit::Hex,
    custody::{Difference, Item, ItemKind, ItemName, Manifest, Route, Suite},
    identifier::{CaseNumber, OfficeCode},
};
use files::{Arrival, ArrivalError, ContentHash, Dossier, DossierId, Dossiers, FileStore, FileStoreConfig};
use sha2::{Digest as _, Sha256};
use std::{fs, path::Path};
use tempfile::TempDir;

pub struct Place {
    pub folder: TempDir,
    pub files: FileStore,
    pub dossiers: Dossiers,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = FileStore::open(&FileStoreConfig::Local {
            folder: folder.path().to_owned(),
        })
        .unwrap();
        let dossiers = Dossiers::new(files.clone(), "nowhere".into());
        Self {
            folder,
            files,
            dossiers,
        }
    }

    pub fn dossier(&self) -> Dossier {
        self.dossiers.of(&id("33010001"))
    }

    /// Every file below, by its path.
    pub fn names(&self) -> Vec<String> {
        fn walk(root: &Path, folder: &Path, names: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.path().is_dir() {
                    walk(root, &entry.path(), names);
                } else {
                    names.push(entry.path().strip_prefix(root).unwrap().display().to_string());
                }
            }
        }
        let mut names = vec![];
        walk(self.folder.path(), self.folder.path(), &mut names);
        names.sort();
        names
    }

    pub fn part(&self, content: &[u8]) -> std::path::PathBuf {
        let number = handover();
        let name = format!("arriving/33010001/{number}/1/{}", ContentHash::of(content));
        self.folder.path().join(name)
    }

    pub fn whole(content: &[u8]) -> String {
        format!("dossiers/33010001/{}/1/{}", handover(), ContentHash::of(content))
    }
}

pub fn handover() -> CaseNumber {
    let day = "2022-05-09".parse().unwrap();
    CaseNumber::new(&"33010001".parse().unwrap(), day, [4; 5]).unwrap()
}

pub fn id(office: &str) -> DossierId {
    DossierId {
        office: office.parse().unwrap(),
        handover: handover(),
        attempt: 1,
    }
}

pub fn item(name: &str, content: &[u8]) -> Item {
    Item {
        name: ItemName::parse(name).unwrap(),
        kind: ItemKind::Scan,
        size: content.len() as u64,
        sha256: Hex(Sha256::digest(content).into()),
    }
}

pub fn manifest(items: Vec<Item>) -> Manifest {
    let office = |code: &str| code.parse::<OfficeCode>().unwrap();
    let route = Route {
        handover: handover(),
        vehicle: Hex([5; 32]),
        origin: office("44010001"),
        destination: office("33010001"),
    };
    Manifest::new(route, 1, Suite::Ed25519Sha256, items).unwrap()
}

pub async fn append(arrival: &Arrival, at: u64, bytes: &[u8]) -> Result<u64, ArrivalError> {
    arrival.append(at, Bytes::copy_from_slice(bytes)).await
}

pub async fn differences(place: &Place, manifest: &Manifest) -> Vec<Difference> {
    let arrived = place.dossier().arrived(manifest, &|_| {}).await.unwrap();
    manifest.differences(&arrived)
}
