//! One long-running process of an installation.
use crate::process::PATIENCE;
use rustix::process::{Pid, Signal, kill_process};
use std::{
    fs,
    fs::File,
    path::PathBuf,
    process::{ExitStatus, Stdio},
};
use tokio::process::{Child, Command};

/// A running `banli serve` or `banli worker`, which ends with the test. Its log is kept over restarts.
pub struct Part {
    process: Child,
    log: PathBuf,
}

impl Part {
    pub fn start(command: std::process::Command, log: PathBuf) -> Self {
        let file = File::options().append(true).create(true).open(&log).unwrap();
        let mut command = Command::from(command);
        command.stdout(Stdio::null()).stderr(file).kill_on_drop(true);
        let process = command.spawn().unwrap();
        Self { process, log }
    }

    /// What it and its predecessors logged.
    pub fn said(&self) -> String {
        fs::read_to_string(&self.log).unwrap()
    }

    /// How it ended, where it has ended by itself.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.process.try_wait().unwrap()
    }

    /// Panics with its log where it has ended by itself.
    pub fn must_run(&mut self) {
        let ended = self.ended();
        assert!(ended.is_none(), "{ended:?}: {}", self.said());
    }

    /// kill -9.
    pub async fn kill(mut self) {
        self.must_run();
        self.process.kill().await.unwrap();
    }

    /// kill -9, unless it has ended by itself in this very moment.
    pub async fn struck(mut self) {
        if self.ended().is_none() {
            self.process.kill().await.unwrap();
        }
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.process.id().unwrap()
    }

    /// Asks it to end with SIGTERM, and says with which code it did.
    pub async fn terminate(mut self) -> Option<i32> {
        self.must_run();
        let pid = Pid::from_raw(self.process.id().unwrap().cast_signed()).unwrap();
        kill_process(pid, Signal::TERM).unwrap();
        let ended = tokio::time::timeout(PATIENCE, self.process.wait()).await;
        let status = ended.unwrap_or_else(|_| panic!("it goes on: {}", self.said()));
        status.unwrap().code()
    }
}
