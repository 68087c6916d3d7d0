//! A whole installation for tests: Temporal, a database, a worker and the gateway. One of each variant per process.

use activities::{
    Activities,
    mail::{MailDelivery, MailSettings, Mailer, MessageIds},
    notify::{Messages, PrintTray},
    paper::PaperPrinter,
    ports::embedded::{EmbeddedAppAccounts, EmbeddedLicenceRegistry, EmbeddedSmsGateway},
    templates::NoticeTemplates,
};
use domain::identifier::OfficeCode;
use gateway::Cases;
use server::{
    config::keys::Keys,
    engine::{self, Server, ServerOptions, Silent},
};
use std::{path::{Path, PathBuf}, sync::Arc};
use store::{Store, testing::TestDatabase};
use tempfile::TempDir;
use temporalio_client::Client;
use temporalio_sdk::{Runtime, Worker};
use tokio::sync::OnceCell;
use workflows::names;

/// Which database, and whether workflows stay in memory between their tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    Sqlite,
    SqliteReplayed,
    Postgresql,
    PostgresqlReplayed,
}

impl Variant {
    fn cached_workflows(self) -> usize {
        match self {
            Self::Sqlite | Self::Postgresql => 100,
            // Every task replays from the first event.
            Self::SqliteReplayed | Self::PostgresqlReplayed => 0,
        }
    }
}

/// A running installation.
pub struct World {
    pub store: Store,
    pub cases: Cases,
    pub client: Client,
    /// Where mail lands, as `.eml` files.
    pub mail: PathBuf,
    // Held, not used: they end with the process.
    _database: TestDatabase,
    _server: Server,
    _folder: TempDir,
}

static WORLDS: [OnceCell<World>; 4] = [const { OnceCell::const_new() }; 4];

impl World {
    /// The installation of a variant, started when it is first asked for.
    pub async fn of(variant: Variant) -> &'static Self {
        WORLDS[variant as usize].get_or_init(|| Self::start(variant)).await
    }

    async fn start(variant: Variant) -> Self {
        server::tls::install();
        let database = match variant {
            Variant::Sqlite | Variant::SqliteReplayed => TestDatabase::sqlite(),
            Variant::Postgresql | Variant::PostgresqlReplayed => TestDatabase::postgres().await,
        };
        let store = database.store().await;
        crate::people::add_offices(&database).await;
        let (server, folder) = temporal().await;
        let keys = Keys::random();
        let client = connect(&server, &keys).await;
        let (mail, messages) = (folder.path().join("mail"), messages(&store, folder.path()));
        for office in [crate::GUANGZHOU, crate::CHENGDU] {
            start_worker(&client, (&store, &messages), &office.parse().expect("an office"), variant.cached_workflows());
        }
        Self { store, cases: Cases::new(client.clone()), client, mail, _database: database, _server: server, _folder: folder }
    }
}

async fn temporal() -> (Server, TempDir) {
    let program = engine::obtain(None, &Silent).await.expect("the Temporal CLI can be found or fetched");
    let folder = TempDir::new().expect("a temporary folder can be made");
    let options = ServerOptions {
        program,
        port: engine::free_port().expect("a port is free"),
        database: None,
        namespace: "banli".to_owned(),
        log: folder.path().join("temporal.log"),
        time_skipping: true,
    };
    (Server::start(options).await.expect("Temporal starts"), folder)
}

async fn connect(server: &Server, keys: &Keys) -> Client {
    let connection = gateway::Connection {
        address: server.address().parse().expect("an address is a URL"),
        namespace: "banli".to_owned(),
        identity: "tests".to_owned(),
    };
    gateway::connect(connection, keys.codec().expect("the keys are whole")).await.expect("Temporal answers")
}

/// Mail and printed notices go into folders.
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
    })
}

/// A worker of the office's province, which lives as long as the process.
fn start_worker(client: &Client, (store, messages): (&Store, &Arc<Messages>), office: &OfficeCode, cached: usize) {
    let activities = Activities {
        store: store.clone(),
        registry: Arc::new(EmbeddedLicenceRegistry(store.clone())),
        accounts: Arc::new(EmbeddedAppAccounts(store.clone())),
        messages: messages.clone(),
    };
    let options = activities::options(&names::task_queue_of(office), activities, cached).expect("worker options");
    let (client, handle) = (client.clone(), tokio::runtime::Handle::current());
    // A worker is not `Send`: it is made and runs on a thread of its own.
    std::thread::spawn(move || {
        handle.block_on(async {
            let engine = Runtime::from_current_tokio(Default::default()).expect("the SDK runs on this runtime");
            let mut worker = Worker::new(&engine, client, options).expect("a worker starts");
            worker.run().await.expect("the worker runs");
        });
    });
}
