//! An installation: the record, files and engine of the settings, and the activities that act with them.

use super::{
    CaseEngine, GatewayCases, OfficeClock,
    accidents::accident_files,
    messages::messages,
    registers::registers,
    take_in::{dossiers, seconds},
};
use crate::{
    config::{
        Settings, intakes,
        keys::{Keys, KeysError},
        provinces,
        settings::{FilesMode, Remote, RemoteMode},
    },
    record::{self, RecordError},
};
use activities::{
    Activities,
    handover::{FileDesk, Ways},
    ports::{
        AppAccounts, LicenceRegistry,
        embedded::{EmbeddedAppAccounts, EmbeddedLicenceRegistry},
        http::{HttpAppAccounts, HttpClient, HttpLicenceRegistry, HttpPortSettings},
    },
};
use domain::identifier::DivisionCode;
use files::{FileError, FileStore, FileStoreConfig, S3Config};
use gateway::{Cases, CodecError, ConnectError};
use pages::apart::Workshop;
use std::{collections::BTreeSet, env, path::Path, sync::Arc, time::Duration};
use store::Store;
use temporalio_client::Connection;

/// The word by which this program makes pages and does nothing else: from a document at its standard input to its standard output.
pub const MAKE_PAGES: &str = "make-pages";

/// Why an installation cannot be put together.
#[derive(Debug, thiserror::Error)]
pub enum WiringError {
    #[error(transparent)]
    Keys(#[from] KeysError),
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error("failed to open the file store; see files")]
    Files(#[from] FileError),
    #[error("failed to use the payload keys; see keys")]
    Codec(#[from] CodecError),
    #[error(transparent)]
    Connect(#[from] ConnectError),
    #[error("failed to use {section}: {reason}")]
    Section { section: &'static str, reason: String },
}

/// The parts that API and workers share.
#[derive(Clone)]
pub struct Installation {
    pub store: Store,
    pub files: FileStore,
    pub cases: Cases,
    pub clock: OfficeClock,
    pub activities: Activities,
}

impl Installation {
    /// Puts the parts together over a connection to the engine. Refused where the schema of the record is older than this
    /// build: it would come up, say that it is ready, and fail at every case.
    pub async fn new(
        settings: &Settings,
        keys: &Keys,
        connection: Connection,
        (folder, clock): (&Path, OfficeClock),
    ) -> Result<Self, WiringError> {
        let store = record::open(settings, &folder.join(crate::folder::DATABASE), keys).await?;
        record::require_schema(&store).await?;
        let files = FileStore::open(&file_store(settings, folder)?)?;
        let client = gateway::client(connection, settings.temporal.namespace.clone(), keys.codec()?)?;
        let cases = Cases::new(client);
        let other_cases = GatewayCases {
            store: store.clone(),
            cases: cases.clone(),
            clock_offset_seconds: Arc::new(move |_| clock.offset_seconds()),
        };
        let activities = Activities {
            store: store.clone(),
            registry: registry(&settings.registry, &store)?,
            accounts: accounts(&settings.delivery, &store)?,
            registers: registers(settings, &store)?,
            messages: Arc::new(messages(settings, &store, folder)?),
            files: Arc::new(file_desk(settings, keys, (&files, folder))?),
            other_cases: Arc::new(other_cases),
            accidents: accident_files(settings, &store, &files)?,
            workshop: Arc::new(workshop()?),
        };
        Ok(Self {
            store,
            files,
            cases,
            clock,
            activities,
        })
    }

    /// The engine for the schema.
    pub fn engine(&self, queue: String) -> CaseEngine {
        CaseEngine {
            store: self.store.clone(),
            cases: self.cases.clone(),
            clock: self.clock,
            queue,
        }
    }
}

/// Where pages are made: this program, in a process for each document.
fn workshop() -> Result<Workshop, WiringError> {
    let program = env::current_exe().map_err(|error| WiringError::Section {
        section: "worker",
        reason: format!("this program cannot find itself: {error}"),
    })?;
    Ok(Workshop::new(program, [MAKE_PAGES]))
}

/// What the offices that are served here hold and send files of vehicles with.
fn file_desk(
    settings: &Settings,
    keys: &Keys,
    (files, folder): (&FileStore, &Path),
) -> Result<FileDesk, WiringError> {
    let section = |section| move |reason| WiringError::Section { section, reason };
    let intakes = intakes(&settings.handover.intakes).map_err(section("handover"))?;
    let here = with_this_store(settings).map_err(section("worker"))?;
    Ok(FileDesk {
        store: files.clone(),
        dossiers: dossiers(files.clone(), &settings.handover, folder),
        keys: keys.offices.signing(),
        ways: Ways::new(intakes, here),
        seconds,
    })
}

/// The provinces whose dossiers lie in the store of this process. Where files come or go by intakes, those that it works for;
/// else all share one store.
fn with_this_store(settings: &Settings) -> Result<Option<BTreeSet<DivisionCode>>, String> {
    let apart = settings.handover.listen.is_some() || !settings.handover.intakes.is_empty();
    let named = &settings.worker.provinces;
    if !apart || named.is_empty() {
        return Ok(None);
    }
    Ok(Some(provinces(named)?.into_iter().collect()))
}

/// Where documents and dossiers lie.
pub fn file_store(settings: &Settings, folder: &Path) -> Result<FileStoreConfig, WiringError> {
    let files = &settings.files;
    let folder = || files.folder.clone().unwrap_or_else(|| folder.join("files"));
    if files.mode == FilesMode::Local {
        return Ok(FileStoreConfig::Local { folder: folder() });
    }
    let needed = |value: Option<String>, key: &str| value.ok_or_else(|| missing("files", key));
    let secret = files
        .secret_access_key
        .as_ref()
        .map(|secret| secret.expose().to_owned());
    Ok(FileStoreConfig::S3(S3Config {
        bucket: needed(files.bucket.clone(), "bucket")?,
        region: files.region.clone(),
        endpoint: files.endpoint.clone(),
        access_key_id: needed(files.access_key_id.clone(), "access_key_id")?,
        secret_access_key: needed(secret, "secret_access_key")?.into(),
        allow_http: files.endpoint.as_deref().is_some_and(is_loopback),
    }))
}

/// Only an endpoint on this machine may go without TLS.
fn is_loopback(endpoint: &str) -> bool {
    ["http://127.0.0.1", "http://localhost", "http://[::1]"]
        .iter()
        .any(|start| endpoint.starts_with(start))
}

pub(super) fn missing(section: &'static str, key: &str) -> WiringError {
    WiringError::Section {
        section,
        reason: format!("set {section}.{key}"),
    }
}

fn registry(settings: &Remote, store: &Store) -> Result<Arc<dyn LicenceRegistry>, WiringError> {
    Ok(match remote("registry", settings)? {
        None => Arc::new(EmbeddedLicenceRegistry(store.clone())),
        Some(client) => Arc::new(HttpLicenceRegistry(client)),
    })
}

fn accounts(settings: &Remote, store: &Store) -> Result<Arc<dyn AppAccounts>, WiringError> {
    Ok(match remote("delivery", settings)? {
        None => Arc::new(EmbeddedAppAccounts(store.clone())),
        Some(client) => Arc::new(HttpAppAccounts(client)),
    })
}

/// The client of a system of somebody else; none where our own tables stand in for it.
pub(super) fn remote(section: &'static str, settings: &Remote) -> Result<Option<HttpClient>, WiringError> {
    if settings.mode == RemoteMode::Embedded {
        return Ok(None);
    }
    let url = settings.url.as_ref().ok_or_else(|| missing(section, "url"))?;
    let token = settings.token.as_ref().ok_or_else(|| missing(section, "token"))?;
    let reason = |reason: String| WiringError::Section { section, reason };
    let base = url.parse().map_err(|_| reason("url is no address".to_owned()))?;
    let mut port = HttpPortSettings::new(base, token.expose().to_owned().into());
    port.timeout = Duration::from_secs(settings.timeout_seconds);
    HttpClient::new(&port)
        .map(Some)
        .map_err(|error| reason(error.to_string()))
}
