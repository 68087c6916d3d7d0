//! `banli` as a process of its own, which ends with the test.
use rustix::process::{Pid, Signal, kill_process};
use server::engine::{Silent, obtain};
use std::{
    fmt::Debug,
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

/// Longest wait for something that takes a moment.
pub const PATIENCE: Duration = Duration::from_mins(5);
/// Between two looks.
const GLANCE: Duration = Duration::from_millis(20);

/// Looks until there is something; panics with what was seen instead.
pub async fn until<T, S: Debug, F>(look: impl FnMut() -> F) -> T
where
    F: Future<Output = Result<T, S>>,
{
    within(PATIENCE, look).await
}

/// The same for something that may take so long.
pub async fn within<T, S: Debug, F>(patience: Duration, mut look: impl FnMut() -> F) -> T
where
    F: Future<Output = Result<T, S>>,
{
    let end = Instant::now() + patience;
    loop {
        match look().await {
            Ok(found) => return found,
            Err(seen) if Instant::now() > end => panic!("never came: {seen:?}"),
            Err(_) => tokio::time::sleep(GLANCE).await,
        }
    }
}

/// `banli` with these arguments, on a folder of its own, deaf to the configuration of whoever runs the tests.
pub fn banli(folder: &Path, arguments: &[&str]) -> Command {
    banli_by(Command::new(BANLI), folder, arguments)
}

/// The program under test.
pub const BANLI: &str = env!("CARGO_BIN_EXE_banli");

/// The same by a command that begins with other words and ends with the program.
pub fn banli_by(mut command: Command, folder: &Path, arguments: &[&str]) -> Command {
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("BANLI_")) {
        command.env_remove(name);
    }
    command
}

/// Runs `banli` to its end.
pub fn finished(folder: &Path, arguments: &[&str]) -> Output {
    banli(folder, arguments).output().unwrap()
}

/// What a finished `banli` said on standard error.
pub fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The `temporal` program of this machine, fetched if need be.
pub async fn program() -> PathBuf {
    obtain(None, &Silent).await.unwrap()
}

/// A running `banli engine`.
pub struct Engine {
    parent: Child,
    /// Address of its Temporal server.
    pub address: String,
    /// Process id of its Temporal server.
    pub server: u32,
}

impl Engine {
    /// Starts it on a data folder and waits until its server is ready.
    pub async fn start(folder: &Path) -> Self {
        Self::from(banli(folder, &["engine", "--data-dir", "data"]), program().await)
    }

    /// Starts it where there is no `setpriv`, so that its server outlives it.
    pub async fn start_unguarded(folder: &Path) -> Self {
        let mut command = banli(folder, &["engine", "--data-dir", "data"]);
        command.env("PATH", "/nonexistent");
        Self::from(command, program().await)
    }

    fn from(mut command: Command, program: PathBuf) -> Self {
        let mut parent = command
            .env("BANLI_TEMPORAL__CLI", program)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(parent.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let Some((address, server)) = line.trim().split_once(' ') else {
            panic!("banli engine: {}", complaint(&parent.wait_with_output().unwrap()));
        };
        Self {
            address: address.to_owned(),
            server: server.parse().unwrap(),
            parent,
        }
    }

    /// kill -9 of `banli` itself, and nothing else.
    pub fn kill(mut self) -> u32 {
        self.parent.kill().unwrap();
        self.parent.wait().unwrap();
        self.server
    }

    /// Asks it to end, and says with which code it did.
    pub fn terminate(mut self) -> Option<i32> {
        kill_process(Pid::from_child(&self.parent), Signal::TERM).unwrap();
        self.parent.wait().unwrap().code()
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        let _ = self.parent.kill();
        let _ = self.parent.wait();
    }
}

/// Whether a Temporal server runs under this process id. A zombie does not count: its command line is empty.
pub fn runs(pid: u32) -> bool {
    let line = if cfg!(target_os = "linux") {
        fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default()
    } else {
        Command::new("ps")
            .args(["-o", "args=", "-p", &pid.to_string()])
            .output()
            .unwrap()
            .stdout
    };
    String::from_utf8_lossy(&line).contains("start-dev")
}

/// Waits until the server is gone; the signal comes a moment after the death of its parent.
pub async fn gone(pid: u32) -> bool {
    let until = Instant::now() + PATIENCE;
    while runs(pid) {
        if Instant::now() > until {
            return false;
        }
        tokio::task::yield_now().await;
    }
    true
}
