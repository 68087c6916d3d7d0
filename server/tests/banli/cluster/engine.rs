//! The Temporal server of an installation, which can be killed and started again on what it kept.
use crate::process::program;
use rustix::process::{Pid, Signal, kill_process};
use server::engine::{Server, ServerOptions, free_port};
use std::path::Path;
use temporalio_client::Connection;

/// Where the cases live.
pub const NAMESPACE: &str = "banli";

/// A Temporal server, at one address over all restarts.
pub struct Engine {
    options: ServerOptions,
    server: Option<Server>,
}

impl Engine {
    /// Starts one in a folder. What it holds outlives a kill only if it `keeps` it in a file.
    pub async fn start(home: &Path, keeps: bool) -> Self {
        let options = ServerOptions {
            program: program().await,
            port: free_port().unwrap(),
            database: keeps.then(|| home.join("temporal.db")),
            namespace: NAMESPACE.to_owned(),
            log: home.join("temporal.log"),
            time_skipping: false,
        };
        let mut engine = Self {
            options,
            server: None,
        };
        engine.restart().await;
        engine
    }

    /// Its address for clients.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.options.port)
    }

    /// A connection to it while it runs.
    pub fn connection(&self) -> Connection {
        self.server.as_ref().unwrap().connection()
    }

    /// kill -9. Returns when it is gone.
    pub async fn kill(&mut self) {
        let server = self.server.take().unwrap();
        kill_process(Pid::from_raw(server.pid()).unwrap(), Signal::KILL).unwrap();
        server.ended().await;
    }

    /// Starts it where none runs. Returns when it serves its namespace.
    pub async fn restart(&mut self) {
        assert!(self.server.is_none());
        self.server = Some(Server::start(self.options.clone()).await.unwrap());
    }
}
