//! The first process of a `PostgreSQL` server: when it is ready, and how it is killed with all of its children.

use std::{
    fs, io,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How long a server may take to come up or to be gone on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
/// Between two looks.
pub(super) const GLANCE: Duration = Duration::from_millis(20);
/// Where `postmaster.pid` says how far the server is, after seven lines on who it is and where it listens.
const STATUS_LINE: usize = 7;

/// A running server, by the process id of its first process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Postmaster(u32);

/// Waits until another server than `before` takes statements on the data below `folder`; recovery is over then.
pub(super) fn ready(folder: &Path, before: Option<Postmaster>) -> Result<Postmaster, String> {
    let lock = folder.join("data/postmaster.pid");
    let began = Instant::now();
    loop {
        // A killed server leaves its file behind, which names it and says that it is ready.
        match read(&lock).filter(|found| Some(*found) != before) {
            Some(found) => return Ok(found),
            None if began.elapsed() > PATIENCE => {
                let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
                return Err(format!("the server did not come up: {log}"));
            }
            None => thread::sleep(GLANCE),
        }
    }
}

/// The server that the file names, if it is ready.
fn read(lock: &Path) -> Option<Postmaster> {
    let text = fs::read_to_string(lock).ok()?;
    let status = text.lines().nth(STATUS_LINE)?;
    let pid = text.lines().next()?.trim().parse().ok()?;
    (status.trim() == "ready").then_some(Postmaster(pid))
}

impl Postmaster {
    /// kill -9 of the server and its children, which are in process groups of their own. Returns when none is left: a
    /// new server refuses to start beside children of an old one.
    pub(super) fn kill(self) {
        // Stopped first, it neither sees that a child dies nor starts another one.
        signal("-STOP", &[self.0]);
        let mut doomed = self
            .children()
            .expect("the processes of this machine can be listed");
        doomed.push(self.0);
        signal("-KILL", &doomed);
        let began = Instant::now();
        while doomed
            .iter()
            .any(|pid| Process::find(*pid).is_some_and(|process| process.runs()))
        {
            assert!(
                began.elapsed() < PATIENCE,
                "the server outlives its kill: {doomed:?}"
            );
            thread::sleep(GLANCE);
        }
    }

    fn children(self) -> io::Result<Vec<u32>> {
        let entries = fs::read_dir("/proc")?.filter_map(Result::ok);
        let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        let ours = |pid: &u32| Process::find(*pid).is_some_and(|process| process.parent == self.0);
        Ok(pids.filter(ours).collect())
    }
}

/// The shell's own `kill`: no other program is needed, and no unsafe code.
fn signal(name: &str, pids: &[u32]) {
    // One that has ended by itself meanwhile is no fault.
    let _ = Command::new("sh")
        .args(["-c", "kill \"$@\"", "kill", name])
        .args(pids.iter().map(u32::to_string))
        .stderr(Stdio::null())
        .status();
}

/// What `/proc` says of a process.
struct Process {
    state: char,
    parent: u32,
}

impl Process {
    fn find(pid: u32) -> Option<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // The name before it is in brackets and may hold anything.
        let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
        Some(Self {
            state: fields.next()?.chars().next()?,
            parent: fields.next()?.parse().ok()?,
        })
    }

    /// Whether it still holds memory: one that is dead and not yet waited for does not.
    fn runs(&self) -> bool {
        !matches!(self.state, 'Z' | 'X')
    }
}
