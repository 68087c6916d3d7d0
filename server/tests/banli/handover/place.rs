//! Two offices, their keys and stores, and an intake that listens.

pub use server::wiring::seconds as now;

use activities::handover::{FileAddress, IntakeAddress, IntakeClient, OfficeKey};
use async_trait::async_trait;
use domain::{
    audit::Hex,
    custody::{Custody, Hop, Item, ItemKind, ItemName, Maker, Manifest, Route, Suite},
    identifier::{CaseNumber, OfficeCode},
};
use files::{ContentHash, Dossier, DossierId, Dossiers, FileStore, FileStoreConfig};
use secrecy::SecretBox;
use server::{
    config::settings::Handover,
    intake::{Awaited, Handovers, Intake, RecordAway},
    telemetry::Shutdown,
    wiring,
};
use sha2::{Digest, Sha256};
use std::{fs, net::SocketAddr, path::Path, sync::Arc};
use tokio::net::TcpListener;

pub const ORIGIN: &str = "44010001";
pub const DESTINATION: &str = "33010001";
/// An office that has nothing to do with it.
pub const STRANGER: &str = "11010001";

pub fn office(code: &str) -> OfficeCode {
    code.parse().unwrap()
}

pub fn key(code: &str) -> OfficeKey {
    let seed = Sha256::digest(code).into();
    OfficeKey::new(
        office(code),
        "2026".parse().unwrap(),
        &SecretBox::new(Box::new(seed)),
    )
}

pub fn route() -> Route {
    let day = "2022-05-09".parse().unwrap();
    Route {
        handover: CaseNumber::new(&office(DESTINATION), day, [0, 0, 0, 0, 4]).unwrap(),
        vehicle: Hex([5; 32]),
        origin: office(ORIGIN),
        destination: office(DESTINATION),
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

pub fn manifest(contents: &[(&str, &[u8])]) -> Manifest {
    let items = contents
        .iter()
        .map(|(name, content)| item(name, content))
        .collect();
    Manifest::new(route(), 1, Suite::Ed25519Sha256, items).unwrap()
}

/// What the chain says after these hops of the origin.
pub fn custody(manifest: &Manifest, hops: &[Hop]) -> Custody {
    hops.iter()
        .fold(Custody::new(manifest.route().clone()), |custody, hop| {
            let maker = Maker {
                office: office(ORIGIN),
                at: "2022-05-09T01:00:00Z".parse().unwrap(),
                key_id: "2026".parse().unwrap(),
            };
            let statement = custody.draft(hop.clone(), maker, manifest).unwrap();
            custody.append(&statement, manifest).unwrap()
        })
}

/// The store of a province.
pub struct Province {
    pub dossiers: Dossiers,
}

impl Province {
    pub fn at(folder: &Path) -> Self {
        let folder = folder.to_owned();
        let files = FileStore::open(&FileStoreConfig::Local {
            folder: folder.clone(),
        })
        .unwrap();
        Self {
            dossiers: wiring::dossiers(files, &Handover::default(), &folder),
        }
    }

    pub fn dossier(&self, code: &str) -> Dossier {
        self.dossiers.of(&DossierId {
            office: office(code),
            handover: route().handover,
            attempt: 1,
        })
    }

    /// Puts these into the dossier of the origin.
    pub async fn gather(&self, contents: &[(&str, &[u8])]) {
        for (_, content) in contents {
            let bytes = bytes::Bytes::copy_from_slice(content);
            let piece = futures::stream::iter([Ok::<_, std::io::Error>(bytes)]);
            self.dossier(ORIGIN).add(piece).await.unwrap();
        }
    }
}

/// Every file below a folder with its length, by its path.
pub fn files_in(folder: &Path) -> Vec<(String, u64)> {
    let mut found = vec![];
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        // What is renamed or removed while this looks is not there any more.
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            let Ok(about) = entry.metadata() else { continue };
            if about.is_dir() {
                folders.push(entry.path());
            } else {
                let inside = entry.path().strip_prefix(folder).unwrap().display().to_string();
                found.push((inside, about.len()));
            }
        }
    }
    found.sort();
    found
}

/// Where a file lies at the destination when it is whole, with its length.
pub fn kept(item: &Item) -> (String, u64) {
    let name = format!("dossiers/{DESTINATION}/{}/1/{}", route().handover, item.sha256);
    (name, item.size)
}

/// A record that knows one handover.
struct One(Option<Arc<Awaited>>);

#[async_trait]
impl Handovers for One {
    async fn awaited(&self, handover: &CaseNumber, _: u32) -> Result<Option<Arc<Awaited>>, RecordAway> {
        let is_asked_for = |one: &Arc<Awaited>| one.manifest().route().handover == *handover;
        Ok(self.0.clone().filter(is_asked_for))
    }
}

/// The intake of the destination's province, which waits for this manifest.
pub fn intake(folder: &Path, manifest: &Manifest) -> Intake {
    let awaited = Awaited::new(
        &custody(manifest, &[Hop::Offered]),
        manifest.clone(),
        vec![key(ORIGIN).public()],
    );
    intake_of(folder, awaited, DESTINATION)
}

/// An intake in the province of an office.
pub fn intake_of(folder: &Path, awaited: Option<Awaited>, province: &str) -> Intake {
    let record = Arc::new(One(awaited.map(Arc::new)));
    let dossiers = Province::at(folder).dossiers;
    let provinces = [office(province).province()];
    wiring::intake(dossiers, record, &provinces, &Handover::default())
}

/// Takes in files as a worker does, until the runtime ends.
pub async fn listen(intake: Intake) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    wiring::take_in(listener, intake, &Shutdown::default());
    address
}

pub fn client(address: SocketAddr) -> IntakeClient {
    client_of(ORIGIN, address)
}

/// A client with the key of this office.
pub fn client_of(code: &str, address: SocketAddr) -> IntakeClient {
    server::tls::install();
    let address = IntakeAddress::parse(&format!("http://{address}")).unwrap();
    IntakeClient::new(address, key(code), now).unwrap()
}

/// A client of nobody's.
pub fn http() -> reqwest::Client {
    server::tls::install();
    reqwest::Client::builder().no_proxy().build().unwrap()
}

/// The address of a file of the attempt.
pub fn address_of(content: &[u8]) -> FileAddress {
    FileAddress {
        handover: route().handover,
        attempt: 1,
        sha256: ContentHash::of(content),
    }
}
