//! Finds and stops servers of a data folder whose parent is gone.
use rustix::process::{Pid, Signal, kill_process};
use std::{
    io,
    path::Path,
    thread,
    time::{Duration, Instant},
};

/// How long a server may take to end by itself.
const PATIENCE: Duration = Duration::from_secs(5);
/// Between two looks at the list of processes.
const GLANCE: Duration = Duration::from_millis(20);

/// Stops every dev server that keeps its state in this file, and says how many there were. Call it only while holding
/// the lock of the data folder: then such a server has no owner any more.
pub fn stop_leftovers(database: &Path) -> io::Result<usize> {
    let found = servers_of(database)?;
    for pid in &found {
        stop(*pid, database)?;
    }
    Ok(found.len())
}

fn stop(pid: Pid, database: &Path) -> io::Result<()> {
    for signal in [Signal::TERM, Signal::KILL] {
        match kill_process(pid, signal) {
            Err(rustix::io::Errno::SRCH) => return Ok(()),
            other => other?,
        }
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            // Asked of the list and not of the process: a zombie answers signals but holds neither port nor file.
            if !servers_of(database)?.contains(&pid) {
                return Ok(());
            }
            thread::sleep(GLANCE);
        }
    }
    Err(io::Error::other(format!("process {pid} does not end")))
}

/// Whether a command line is that of a dev server with its state in this file.
fn is_server_of<'a>(mut arguments: impl Iterator<Item = &'a [u8]>, database: &Path) -> bool {
    let database = database.as_os_str().as_encoded_bytes();
    arguments.any(|argument| argument == b"start-dev")
        && arguments.by_ref().any(|argument| argument == b"--db-filename")
        && arguments.next() == Some(database)
}

#[cfg(target_os = "linux")]
fn servers_of(database: &Path) -> io::Result<Vec<Pid>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc")? {
        let entry = entry?;
        let Some(pid) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
            .and_then(Pid::from_raw)
        else {
            continue;
        };
        // A process may end between the two looks.
        let Ok(line) = std::fs::read(entry.path().join("cmdline")) else {
            continue;
        };
        if is_server_of(line.split(|byte| *byte == 0), database) {
            found.push(pid);
        }
    }
    Ok(found)
}

#[cfg(not(target_os = "linux"))]
fn servers_of(database: &Path) -> io::Result<Vec<Pid>> {
    let output = std::process::Command::new("ps")
        .args(["-axww", "-o", "pid=,args="])
        .output()?;
    // `ps` joins the arguments with spaces, so a folder name with a space is matched as the text that it prints.
    let mark = [b" --db-filename ", database.as_os_str().as_encoded_bytes(), b" "].concat();
    let ours = |line: &&[u8]| {
        let has = |part: &[u8]| line.windows(part.len()).any(|window| window == part);
        has(b" start-dev ") && has(&mark)
    };
    let pid = |line: &[u8]| {
        let text = String::from_utf8_lossy(line);
        text.split_whitespace()
            .next()
            .and_then(|word| word.parse().ok())
            .and_then(Pid::from_raw)
    };
    Ok(output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter(ours)
        .filter_map(pid)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_servers_of_this_very_file_are_ours() {
        let line = |text: &str| {
            text.split(' ')
                .map(|word| word.as_bytes().to_vec())
                .collect::<Vec<_>>()
        };
        let ours = |text| is_server_of(line(text).iter().map(Vec::as_slice), Path::new("/d/temporal.db"));
        assert!(ours(
            "temporal server start-dev --ip 127.0.0.1 --db-filename /d/temporal.db --headless"
        ));
        assert!(ours(
            "setpriv --pdeathsig KILL -- temporal server start-dev --db-filename /d/temporal.db"
        ));
        assert!(!ours(
            "temporal server start-dev --db-filename /d/temporal.db.old"
        ));
        assert!(!ours("temporal server start-dev --headless"));
        assert!(!ours("sqlite3 /d/temporal.db"));
    }
}
