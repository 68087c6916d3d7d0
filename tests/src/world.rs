//! A whole installation for tests: Temporal, a database, workers and the gateway. One of each variant per process, and
//! one of its own for a journey that breaks something.

use crate::{
    CHENGDU, GUANGZHOU, evidence, faults::Faults, history, people, registry::FaultyRegistry, sale,
    worker::RunningWorker,
};
use activities::{
    Activities, Room,
    handover::{FileDesk, OfficeKeys, Ways},
    mail::{MailDelivery, MailSettings, Mailer, MessageIds},
    notify::{Messages, PrintTray},
    paper::PaperPrinter,
    ports::{
        VehicleRegisters,
        embedded::{EmbeddedAccidentFiles, EmbeddedAppAccounts, EmbeddedLicenceRegistry, EmbeddedSmsGateway},
    },
    templates::NoticeTemplates,
};
use chrono::Utc;
use files::{Dossiers, FileStore, FileStoreConfig};
use gateway::Cases;
use pages::apart::Workshop;
use server::{
    config::keys::Keys,
    engine::{self, Server, ServerOptions, Silent},
    wiring::GatewayCases,
};
use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};
use store::{Store, testing::TestDatabase};
use tempfile::TempDir;
use temporalio_client::Client;
use temporalio_common::data_converters::DataConverter;
use tokio::sync::{Mutex, OnceCell};
use workflows::names;

/// Which database, and whether workflows stay in memory between their tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    Sqlite,
    Postgresql,
    PostgresqlReplayed,
}

impl Variant {
    fn cached_workflows(self) -> usize {
        match self {
            Self::Sqlite | Self::Postgresql => 100,
            // Every task replays from the first event.
            Self::PostgresqlReplayed => 0,
        }
    }

    async fn database(self) -> TestDatabase {
        match self {
            Self::Sqlite => TestDatabase::sqlite(),
            Self::Postgresql | Self::PostgresqlReplayed => TestDatabase::postgres().await,
        }
    }
}

/// A running installation.
pub struct World {
    pub variant: Variant,
    pub store: Store,
    pub cases: Cases,
    pub client: Client,
    pub registry: Arc<FaultyRegistry>,
    pub database: TestDatabase,
    pub faults: Arc<Faults>,
    /// Where mail lands, as `.eml` files.
    pub mail: PathBuf,
    activities: Activities,
    room: Room,
    /// By their offices.
    workers: Mutex<Vec<(&'static str, RunningWorker)>>,
    server: Mutex<Option<Server>>,
    options: ServerOptions,
    // Held, not used: it ends with the world.
    _folder: TempDir,
}

/// The ministry's desk.
pub const MINISTRY: &str = "desk@ministry.example.cn";

/// How often Temporal is started before its failure is the machine's.
const ATTEMPTS: u32 = 3;

static WORLDS: [OnceCell<World>; 4] = [const { OnceCell::const_new() }; 4];

impl World {
    /// The installation of a variant, started when it is first asked for.
    pub async fn of(variant: Variant) -> &'static Self {
        WORLDS[variant as usize]
            .get_or_init(|| Self::start(variant, (false, Room::default().activities)))
            .await
    }

    /// An installation that nobody else uses, whose engine keeps its state in a file.
    pub async fn alone(variant: Variant) -> Self {
        Self::start(variant, (true, Room::default().activities)).await
    }

    /// An installation that nobody else uses, whose workers perform so many activities at a time.
    pub async fn narrow(variant: Variant, activities: usize) -> Self {
        Self::start(variant, (false, activities)).await
    }

    async fn start(variant: Variant, (in_file, activities): (bool, usize)) -> Self {
        server::tls::install();
        let database = variant.database().await;
        let store = database.store().await;
        people::add_offices(&database).await;
        let folder = TempDir::new().expect("a temporary folder can be made");
        let (server, options) = start_engine(engine_options(&folder, in_file).await).await;
        let client = connect(&server.address()).await;
        let cases = Cases::new(client.clone());
        let registry = Arc::new(FaultyRegistry::new(EmbeddedLicenceRegistry(store.clone())));
        let world = Self {
            variant,
            room: Room {
                cached: variant.cached_workflows(),
                activities,
            },
            cases: cases.clone(),
            client,
            activities: Activities {
                registry: registry.clone(),
                ..self::activities((&store, folder.path()), cases)
            },
            registry,
            faults: Arc::default(),
            mail: folder.path().join("mail"),
            store,
            database,
            workers: Mutex::default(),
            server: Mutex::new(Some(server)),
            options,
            _folder: folder,
        };
        sale::prepare(&world).await;
        evidence::prepare(&world).await;
        world.start_workers().await;
        world
    }

    /// Starts a worker for the province of each office.
    pub async fn start_workers(&self) {
        for office in [GUANGZHOU, CHENGDU] {
            self.start_workers_of(office).await;
        }
    }

    /// Starts a worker for the province of one office.
    pub async fn start_workers_of(&self, office: &'static str) {
        let queue = names::task_queue_of(&people::office(office));
        let acting = (self.activities(), self.faults.clone());
        let worker = RunningWorker::start(&self.client, acting, &queue, self.room).await;
        self.workers.lock().await.push((office, worker));
    }

    /// Stops the workers of one office. What is left to them stands still.
    pub async fn stop_workers_of(&self, office: &str) {
        let mut workers = self.workers.lock().await;
        let (stopping, working) = workers.drain(..).partition(|(of, _)| *of == office);
        *workers = working;
        stop(stopping).await;
    }

    /// What the workers act with.
    pub fn activities(&self) -> Activities {
        self.activities.clone()
    }

    /// Where the engine is, also after it was started again.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.options.port)
    }

    /// The engine's process.
    pub async fn engine_pid(&self) -> u32 {
        let server = self.server.lock().await;
        let pid = server.as_ref().expect("the engine runs").pid();
        pid.try_into().expect("a process id is above zero")
    }

    /// Stops every worker. Cases stand still.
    pub async fn stop_workers(&self) {
        let workers = self.workers.lock().await.drain(..).collect();
        stop(workers).await;
    }

    /// The engine dies as in a power cut and comes up again on its file. Workers and clients find it again by themselves.
    pub async fn kill_and_restart_engine(&self) {
        let mut server = self.server.lock().await;
        let dying = server.take().expect("the engine runs");
        let pid = dying.pid().to_string();
        let killed = Command::new("kill")
            .args(["-9", &pid])
            .status()
            .expect("kill is there");
        assert!(killed.success());
        dying.ended().await;
        *server = Some(
            Server::start(self.options.clone())
                .await
                .expect("Temporal starts again on its file"),
        );
    }

    /// From now on mail cannot be sent: its folder is not there.
    pub fn mail_goes_away(&self) {
        std::fs::rename(&self.mail, self.mail.with_extension("away")).expect("the folder of mail is there");
    }

    /// Mail can be sent again.
    pub fn mail_comes_back(&self) {
        std::fs::rename(self.mail.with_extension("away"), &self.mail).expect("the folder of mail was away");
    }

    /// Takes an installation of one's own down.
    pub async fn close(self) {
        self.stop_workers().await;
        if let Some(server) = self.server.lock().await.take() {
            server.stop().await;
        }
    }
}

async fn stop(workers: Vec<(&'static str, RunningWorker)>) {
    futures::future::join_all(workers.into_iter().map(|(_, worker)| worker.stop())).await;
}

async fn engine_options(folder: &TempDir, in_file: bool) -> ServerOptions {
    ServerOptions {
        program: engine::obtain(None, &Silent)
            .await
            .expect("the Temporal CLI can be found or fetched"),
        port: engine::free_port().expect("a port is free"),
        database: in_file.then(|| folder.path().join("temporal.db")),
        namespace: "banli".to_owned(),
        log: folder.path().join("temporal.log"),
        time_skipping: true,
    }
}

/// Starts Temporal; on another port where somebody was faster to take the free one.
async fn start_engine(mut options: ServerOptions) -> (Server, ServerOptions) {
    for _ in 1..ATTEMPTS {
        if let Ok(server) = Server::start(options.clone()).await {
            return (server, options);
        }
        options.port = engine::free_port().expect("a port is free");
    }
    let server = Server::start(options.clone()).await.expect("Temporal starts");
    (server, options)
}

/// The keys of all tests, so that what one run recorded another can read.
fn keys() -> Keys {
    Keys::read(&history::folder().join("keys.toml")).expect("the keys of the tests are whole")
}

/// How payloads are written and read in tests.
pub fn data_converter() -> DataConverter {
    let codec = keys().codec().expect("the keys are whole");
    gateway::data_converter(codec)
}

/// A client that writes payloads as the tests do.
pub async fn connect(address: &str) -> Client {
    let connection = gateway::Connection {
        address: address.parse().expect("an address is a URL"),
        namespace: "banli".to_owned(),
        identity: "tests".to_owned(),
    };
    gateway::connect(connection, keys().codec().expect("the keys are whole"))
        .await
        .expect("Temporal answers")
}

/// What workers act with, on the embedded adapters; mail and printed notices go into folders.
pub fn activities((store, folder): (&Store, &Path), cases: Cases) -> Activities {
    let files = file_desk(folder);
    Activities {
        store: store.clone(),
        registry: Arc::new(EmbeddedLicenceRegistry(store.clone())),
        accounts: Arc::new(EmbeddedAppAccounts(store.clone())),
        registers: VehicleRegisters::embedded(store),
        messages: messages(store, folder),
        other_cases: Arc::new(GatewayCases {
            store: store.clone(),
            cases,
            // By the clock of the case that asks: each journey has a time of its own.
            clock_offset_seconds: Arc::new(|at| (at - Utc::now()).num_seconds()),
        }),
        accidents: Arc::new(EmbeddedAccidentFiles {
            store: store.clone(),
            files: files.store.clone(),
        }),
        workshop: Arc::new(workshop()),
        files: Arc::new(files),
    }
}

/// The program beside this one that makes pages.
fn workshop() -> Workshop {
    let own = std::env::current_exe().expect("a test is a program");
    let built = own.ancestors().nth(2).expect("it lies below the target folder");
    Workshop::new(built.join("workshop"), [] as [&str; 0])
}

/// Both offices lie in one store, and nothing crosses a line.
fn file_desk(folder: &Path) -> FileDesk {
    let config = FileStoreConfig::Local {
        folder: folder.join("files"),
    };
    let store = FileStore::open(&config).expect("the folder can be made");
    FileDesk {
        dossiers: Dossiers::new(store.clone(), folder.join("arriving")),
        store,
        keys: OfficeKeys::new(sale::keys()),
        ways: Ways::default(),
        seconds: server::wiring::seconds,
    }
}

fn messages(store: &Store, folder: &Path) -> Arc<Messages> {
    let settings = MailSettings {
        from: "noreply@example.cn".parse().expect("an address"),
        from_name: "办理平台".to_owned(),
        delivery: MailDelivery::Folder(folder.join("mail")),
    };
    Arc::new(Messages {
        mailer: Mailer::new(&settings).expect("the folder can be made"),
        message_ids: MessageIds::new(store::testing::key(3), "example.cn"),
        sms: Arc::new(EmbeddedSmsGateway(store.clone())),
        templates: NoticeTemplates::default(),
        printer: PaperPrinter::default(),
        tray: PrintTray::open(&folder.join("paper")).expect("the folder can be made"),
        ministry: Some(MINISTRY.parse().expect("an address")),
    })
}
