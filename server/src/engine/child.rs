//! A Temporal dev server as a child process.
use super::{EngineError, guard, ready};
use rustix::process::{Pid, Signal, kill_process};
use std::{
    fs::File,
    io,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};
use temporalio_client::{Connection, Url};
use tokio::sync::{oneshot, watch};

/// How long the server may take until it serves its namespace.
const START: Duration = Duration::from_mins(1);
/// How long it may take to end by itself.
const STOP: Duration = Duration::from_secs(10);
/// Between two questions whether it is ready.
const GLANCE: Duration = Duration::from_millis(25);

/// What kind of server to start.
#[derive(Clone, Debug)]
pub struct ServerOptions {
    /// The `temporal` program.
    pub program: PathBuf,
    /// Port on 127.0.0.1.
    pub port: u16,
    /// File of its state; none keeps the state in memory.
    pub database: Option<PathBuf>,
    /// Namespace to create.
    pub namespace: String,
    /// File for what it writes; an older one is replaced.
    pub log: PathBuf,
    /// Whether tests may skip time.
    pub time_skipping: bool,
}

/// A running server. It ends with [`Server::stop`], when the value is dropped, and when this process dies.
#[derive(Debug)]
pub struct Server {
    child: Child,
    port: u16,
    connection: Connection,
}

impl Server {
    /// Starts a server and waits until it serves its namespace.
    pub async fn start(options: ServerOptions) -> Result<Self, EngineError> {
        let child = Child::spawn(&options).await?;
        let connection = wait_until_ready(&options, &child).await?;
        Ok(Self {
            child,
            port: options.port,
            connection,
        })
    }

    /// Address for clients.
    pub fn address(&self) -> String {
        address(self.port)
    }

    /// Process id, for messages and tests.
    pub fn pid(&self) -> i32 {
        self.child.pid.as_raw_nonzero().get()
    }

    /// The connection over which the server said that it is ready; cheap to clone.
    pub fn connection(&self) -> Connection {
        self.connection.clone()
    }

    /// Ends when the server has ended, with how it did.
    pub async fn ended(&self) -> Option<ExitStatus> {
        let mut exit = self.child.exit.clone();
        exit.wait_for(Option::is_some)
            .await
            .ok()
            .and_then(|status| *status)
    }

    /// Asks the server to end, and makes it end if it does not within ten seconds.
    pub async fn stop(self) {
        self.child.signal(Signal::TERM);
        if tokio::time::timeout(STOP, self.ended()).await.is_err() {
            tracing::warn!("the temporal server did not end by itself");
            self.child.signal(Signal::KILL);
            self.ended().await;
        }
    }
}

/// The process. Dropping it kills it.
#[derive(Debug)]
struct Child {
    pid: Pid,
    exit: watch::Receiver<Option<ExitStatus>>,
}

impl Drop for Child {
    fn drop(&mut self) {
        self.signal(Signal::KILL);
    }
}

impl Child {
    /// Starts the process from a thread of its own, which waits for it: the death signal of a parent is sent when the
    /// *thread* that started the child ends, so that thread must live as long as the child.
    async fn spawn(options: &ServerOptions) -> Result<Self, EngineError> {
        let failed = |source| EngineError::Spawn {
            program: options.program.clone(),
            source,
        };
        let mut command = command(options).map_err(failed)?;
        let (started, start) = oneshot::channel();
        let (ended, exit) = watch::channel(None);
        let body = move || {
            let mut child = match command.spawn() {
                Ok(child) => child,
                Err(error) => return drop(started.send(Err(error))),
            };
            drop(started.send(Ok(Pid::from_child(&child))));
            if let Ok(status) = child.wait() {
                ended.send_replace(Some(status));
            }
        };
        thread::Builder::new()
            .name("temporal-child".to_owned())
            .spawn(body)
            .map_err(failed)?;
        let pid = start
            .await
            .map_err(|_| failed(io::Error::other("its thread ended")))?
            .map_err(failed)?;
        Ok(Self { pid, exit })
    }

    /// Sends a signal, unless the process has been reaped: after that its number may be somebody else's.
    fn signal(&self, signal: Signal) {
        if self.exit.borrow().is_none() {
            // It may have ended at this very moment: then there is nobody to tell.
            let _ = kill_process(self.pid, signal);
        }
    }
}

fn address(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

fn command(options: &ServerOptions) -> io::Result<Command> {
    let log = File::create(&options.log)?;
    let mut command = guard::guarded(&options.program);
    command
        .args(arguments(options))
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        // Out of the terminal's group: Ctrl-C is for us, and the server goes last.
        .process_group(0);
    Ok(command)
}

fn arguments(options: &ServerOptions) -> Vec<String> {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let mut arguments = words("server start-dev --ip 127.0.0.1 --log-level warn");
    arguments.extend(["--port".to_owned(), options.port.to_string()]);
    arguments.extend(["--namespace".to_owned(), options.namespace.clone()]);
    // One shard polled 20 times a second would make every first task of an idle server wait 50 ms.
    for queue in ["transfer", "timer"] {
        let value = format!("history.{queue}ProcessorMaxPollRPS=1000");
        arguments.extend(["--dynamic-config-value".to_owned(), value]);
    }
    if options.time_skipping {
        arguments.extend(words(
            "--dynamic-config-value frontend.WorkflowTimeSkippingEnabled=true",
        ));
    }
    if let Some(database) = &options.database {
        arguments.extend(words(
            "--sqlite-pragma journal_mode=WAL --sqlite-pragma synchronous=FULL --db-filename",
        ));
        arguments.push(database.to_string_lossy().into_owned());
    }
    // Behind the file, so that the end of its name can be seen in a list of processes.
    arguments.push("--headless".to_owned());
    arguments
}

async fn wait_until_ready(options: &ServerOptions, child: &Child) -> Result<Connection, EngineError> {
    let target = Url::parse(&address(options.port)).expect("an address made of a number");
    let until = Instant::now() + START;
    loop {
        let mut connection = gateway::connection_options(target.clone(), "banli".to_owned());
        connection.connect_timeout = Some(Duration::from_secs(1));
        connection.dns_load_balancing = None;
        let reason = match ready::connect(connection, &options.namespace).await {
            // A stranger may have taken the port before our child could: then our child ends.
            Ok(connection) if child.exit.borrow().is_none() => return Ok(connection),
            Ok(_) => "another program answers on its port".to_owned(),
            Err(reason) => reason,
        };
        if let Some(status) = *child.exit.borrow() {
            return Err(EngineError::Ended {
                status,
                log: options.log.clone(),
                tail: tail(&options.log),
            });
        }
        if Instant::now() > until {
            return Err(EngineError::Silent {
                seconds: START.as_secs(),
                reason,
                log: options.log.clone(),
            });
        }
        tokio::time::sleep(GLANCE).await;
    }
}

/// The last lines of what the server wrote.
fn tail(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(10)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(database: Option<PathBuf>, time_skipping: bool) -> ServerOptions {
        let namespace = "banli".to_owned();
        ServerOptions {
            program: "temporal".into(),
            port: 7233,
            database,
            namespace,
            log: "log".into(),
            time_skipping,
        }
    }

    #[test]
    fn state_on_disk_keeps_its_promise() {
        let line = arguments(&options(Some("/d/temporal.db".into()), false)).join(" ");
        assert!(
            line.contains("--sqlite-pragma journal_mode=WAL --sqlite-pragma synchronous=FULL"),
            "{line}"
        );
        assert!(
            line.contains("history.transferProcessorMaxPollRPS=1000"),
            "{line}"
        );
        assert!(!line.contains("TimeSkipping"), "{line}");
    }

    #[test]
    fn time_is_skipped_only_on_request() {
        let line = arguments(&options(None, true)).join(" ");
        assert!(
            line.contains("frontend.WorkflowTimeSkippingEnabled=true") && !line.contains("--db-filename"),
            "{line}"
        );
    }
}
