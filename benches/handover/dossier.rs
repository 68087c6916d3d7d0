//! A dossier of many files of mixed size, and the two offices.

use activities::handover::OfficeKey;
use bytes::Bytes;
use domain::{
    audit::Hex,
    custody::{Custody, Hop, Item, ItemKind, ItemName, Maker, Manifest, Route, Suite},
    identifier::{CaseNumber, OfficeCode},
};
use files::{Dossier, DossierId, Dossiers, FileStore, FileStoreConfig};
use futures::stream;
use rand::{RngCore, SeedableRng, rngs::StdRng};
use secrecy::SecretBox;
use std::{fs, path::Path};

pub const ORIGIN: &str = "44010001";
pub const DESTINATION: &str = "33010001";
/// The manifest beside the store of the origin.
pub const MANIFEST: &str = "manifest.json";
/// Bytes made at a time.
const PIECE: u64 = 1 << 20;

pub fn office(code: &str) -> OfficeCode {
    code.parse().unwrap()
}

pub fn key() -> OfficeKey {
    OfficeKey::new(
        office(ORIGIN),
        "bench".parse().unwrap(),
        &SecretBox::new(Box::new([7; 32])),
    )
}

fn handover() -> CaseNumber {
    CaseNumber::new(&office(DESTINATION), "2022-05-09".parse().unwrap(), [7; 5]).unwrap()
}

/// The dossiers of a store.
pub fn dossiers(folder: &Path) -> Dossiers {
    let folder = folder.to_owned();
    let files = FileStore::open(&FileStoreConfig::Local {
        folder: folder.clone(),
    })
    .unwrap();
    Dossiers::new(files, folder)
}

/// The dossier of an office.
pub fn dossier(folder: &Path, code: &str) -> Dossier {
    let (office, handover) = (office(code), handover());
    dossiers(folder).of(&DossierId {
        office,
        handover,
        attempt: 1,
    })
}

/// A quarter in one file, a quarter in 8, a quarter in pictures of 3 MiB, the rest in scans of 300 KiB.
fn sizes(total: u64) -> Vec<u64> {
    let quarter = total / 4;
    let mut sizes = vec![quarter];
    sizes.extend([quarter / 8; 8]);
    for size in [3 << 20, 300 << 10] {
        let whole = usize::try_from(quarter / size).unwrap();
        sizes.extend(std::iter::repeat_n(size, whole));
        sizes.extend(Some(quarter % size).filter(|rest| *rest > 0));
    }
    sizes
}

/// Fills the dossier of the origin with as many bytes.
pub async fn fill(folder: &Path, total: u64) -> Manifest {
    let dossier = dossier(folder, ORIGIN);
    let mut items = vec![];
    for (number, size) in (1_u64..).zip(sizes(total)) {
        let mut random = StdRng::seed_from_u64(number);
        let pieces = (0..size.div_ceil(PIECE)).map(move |place| {
            let mut piece = vec![0; usize::try_from(PIECE.min(size - place * PIECE)).unwrap()];
            random.fill_bytes(&mut piece);
            Ok::<_, std::io::Error>(Bytes::from(piece))
        });
        let (sha256, size) = dossier.add(stream::iter(pieces)).await.unwrap();
        items.push(Item {
            name: ItemName::parse(&format!("{number:04}.bin")).unwrap(),
            kind: ItemKind::Scan,
            size,
            sha256: sha256.as_str().parse().unwrap(),
        });
    }
    let route = Route {
        handover: handover(),
        vehicle: Hex([5; 32]),
        origin: office(ORIGIN),
        destination: office(DESTINATION),
    };
    let manifest = Manifest::new(route, 1, Suite::Ed25519Sha256, items).unwrap();
    fs::write(folder.join(MANIFEST), serde_json::to_vec(&manifest).unwrap()).unwrap();
    manifest
}

pub fn read_manifest(path: &Path) -> Manifest {
    Manifest::read(&fs::read(path).unwrap()).unwrap()
}

/// The chain after the offer of the origin.
pub fn offered(manifest: &Manifest) -> Custody {
    let custody = Custody::new(manifest.route().clone());
    let maker = Maker {
        office: office(ORIGIN),
        at: "2022-05-09T01:00:00Z".parse().unwrap(),
        key_id: key().id().clone(),
    };
    let statement = custody.draft(Hop::Offered, maker, manifest).unwrap();
    custody.append(&statement, manifest).unwrap()
}
