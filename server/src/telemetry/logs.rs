//! Logs on standard error, for people or for machines.
use crate::config::settings::{Log, LogFormat};
use std::io::{IsTerminal, stderr};
use tracing_subscriber::EnvFilter;

/// Why there are no logs.
#[derive(Debug, thiserror::Error)]
#[error("failed to set up the logs: {0}")]
pub struct LogError(String);

/// Sets the logs of the process up; once.
pub fn init(log: &Log) -> Result<(), LogError> {
    let filter = EnvFilter::try_new(&log.filter).map_err(|error| LogError(error.to_string()))?;
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(stderr);
    let done = match log.format {
        LogFormat::Pretty => logs.with_ansi(stderr().is_terminal()).try_init(),
        // The span of the request carries `trace_id`; its ancestors would only repeat it.
        LogFormat::Json => logs.json().flatten_event(true).with_span_list(false).try_init(),
    };
    done.map_err(|error| LogError(error.to_string()))
}

/// Whether the text is a filter such as `info,sqlx=warn`.
pub fn is_filter(text: &str) -> bool {
    EnvFilter::try_new(text).is_ok()
}
