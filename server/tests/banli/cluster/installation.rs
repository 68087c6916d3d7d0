//! What an installation stands on, each a real part: a Temporal server, a database, an issuer over HTTP, keys and a file of settings.
use super::{
    engine::{Engine, NAMESPACE},
    part::Part,
};
use crate::process::{banli, complaint, until};
use crate::walk::Door;
use domain::time::office_day;
use gateway::Cases;
use server::{
    config::{keys::Keys, office_keys::OfficeKeys},
    demo::{
        DemoIssuer,
        seed::{offices, seed_data},
    },
    engine::free_port,
    wiring::OfficeClock,
};
use std::{fs, net::SocketAddr, path::Path, process::Output};
use store::{Store, seed::LicenceSeed, testing::TestDatabase};
use tempfile::TempDir;
use temporalio_client::tonic::IntoRequest;
use temporalio_common::protos::temporal::api::{
    common::v1::WorkflowExecution, workflowservice::v1::TerminateWorkflowExecutionRequest,
};
use tokio::net::TcpListener;

/// An installation without any process of ours running yet.
pub struct Installation {
    home: TempDir,
    /// Its record.
    pub database: TestDatabase,
    /// Its Temporal server.
    pub engine: Engine,
    issuer: String,
    port: u16,
}

impl Installation {
    /// One for tests that leave its engine alone.
    pub async fn new(database: TestDatabase) -> Self {
        let home = tempfile::tempdir().unwrap();
        let engine = Engine::start(home.path(), false).await;
        Self::on((home, engine), database, "").await
    }

    /// One whose engine can be killed, with more settings than the usual ones.
    pub async fn durable(database: TestDatabase, settings: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let engine = Engine::start(home.path(), true).await;
        Self::on((home, engine), database, settings).await
    }

    async fn on((home, engine): (TempDir, Engine), database: TestDatabase, more: &str) -> Self {
        let installation = Self {
            issuer: issuer(&home.path().join("issuer")).await,
            port: free_port().unwrap(),
            database,
            engine,
            home,
        };
        let keys = Keys {
            offices: OfficeKeys::random(offices()),
            ..Keys::random()
        };
        keys.write(&installation.path().join("keys.toml")).unwrap();
        let settings = installation.settings() + more;
        fs::write(installation.path().join("serve.toml"), settings).unwrap();
        installation
    }

    fn settings(&self) -> String {
        let (database, address) = (self.database.url(), self.engine.address());
        let Self { port, issuer, .. } = self;
        format!(
            "data_dir = \"data\"\n\
             [http]\nport = {port}\n\
             [database]\nurl = \"{database}\"\n\
             [temporal]\naddress = \"{address}\"\nnamespace = \"{NAMESPACE}\"\n\
             [keys]\nfile = \"keys.toml\"\n\
             [identity]\nissuer = \"{issuer}\"\n\
             [worker]\nprovinces = [\"44\", \"51\"]\n"
        )
    }

    /// The folder in which its processes run.
    pub fn path(&self) -> &Path {
        self.home.path()
    }

    /// `banli` with these arguments and the settings of this installation.
    pub fn banli(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = banli(self.path(), arguments);
        command.args(["--config", "serve.toml"]);
        command
    }

    /// Runs `banli` to its end, with variables on top of the settings.
    pub async fn finished_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        let mut command = self.banli(arguments);
        command.envs(variables.iter().copied());
        let mut command = tokio::process::Command::from(command);
        let ended = tokio::time::timeout(crate::process::PATIENCE, command.kill_on_drop(true).output());
        ended
            .await
            .unwrap_or_else(|_| panic!("{arguments:?} goes on"))
            .unwrap()
    }

    /// Runs `banli` to its end: its code, and what it printed.
    pub async fn run(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.finished_with(arguments, &[]).await;
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code().unwrap(), printed + &complaint(&output))
    }

    /// Offices, and the licences and accounts of the embedded stand-ins: what the demo begins with.
    pub async fn seed(&self) {
        self.seed_with(vec![]).await;
    }

    /// The same, with more drivers.
    pub async fn seed_with(&self, drivers: Vec<LicenceSeed>) {
        let store = self.store().await;
        let day = office_day(OfficeClock::default().now());
        let mut data = seed_data(day);
        data.licences.extend(drivers);
        store.seed(&data).await.unwrap();
        store.close().await.unwrap();
    }

    /// Its record, past everything else.
    pub async fn store(&self) -> Store {
        let keys = self.keys().record().unwrap();
        Store::connect(self.database.url(), keys).await.unwrap()
    }

    /// Its keys.
    pub fn keys(&self) -> Keys {
        Keys::read(&self.path().join("keys.toml")).unwrap()
    }

    /// The cases in its engine, past everything else.
    pub fn cases(&self) -> Cases {
        let codec = self.keys().codec().unwrap();
        let client = gateway::client(self.engine.connection(), NAMESPACE.to_owned(), codec);
        Cases::new(client.unwrap())
    }

    /// `banli check` has nothing to say against so many cases, and `banli repair` nothing to do.
    pub async fn agrees(&self, cases: usize) {
        let (code, text) = self.run(&["check"]).await;
        assert_eq!(code, 0, "{text}");
        let found = format!("cases: {cases} cases, 0 differences");
        assert!(text.contains(&found), "{text}");
        let (code, text) = self.run(&["repair"]).await;
        assert!(code == 0 && text.contains("0 cases had no workflow"), "{text}");
    }

    /// A worker; it works as soon as it can.
    pub fn worker(&self) -> Part {
        Part::start(self.banli(&["worker"]), self.path().join("worker.log"))
    }

    /// The API; it answers as soon as it can.
    pub fn api(&self) -> Part {
        Part::start(self.banli(&["serve"]), self.path().join("serve.log"))
    }

    /// The API, as soon as it says that it is ready.
    pub async fn serve(&self) -> Part {
        let mut serve = self.api();
        let ready = format!("http://127.0.0.1:{}/readyz", self.port);
        server::tls::install();
        until(|| {
            serve.must_run();
            let asked = reqwest::get(&ready);
            async { asked.await?.error_for_status() }
        })
        .await;
        serve
    }

    /// The way in for people.
    pub fn door(&self) -> Door {
        Door::new(&self.url(), &self.issuer)
    }

    /// Who signs people in.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Where `banli serve` listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends a case's workflow behind the back of `banli`.
    pub async fn terminate_workflow(&self, case: &str) {
        let request = TerminateWorkflowExecutionRequest {
            namespace: NAMESPACE.to_owned(),
            workflow_execution: Some(WorkflowExecution {
                workflow_id: case.to_owned(),
                ..Default::default()
            }),
            ..Default::default()
        };
        let mut service = self.engine.connection().workflow_service();
        service
            .terminate_workflow_execution(request.into_request())
            .await
            .unwrap();
    }
}

/// The demo's issuer, which signs the personas in, on a port of its own.
async fn issuer(folder: &Path) -> String {
    fs::create_dir(folder).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = DemoIssuer::new(listener.local_addr().unwrap(), folder);
    let url = issuer.url().to_owned();
    let routes = issuer.router().unwrap();
    let routes = routes.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, routes).await });
    url
}
