//! `banli serve`: the API, against a Temporal cluster and a database.
use super::{CommandError, settings};
use crate::{cli::ServeArgs, config::Role};

/// Serves until it is asked to end.
pub fn run(options: &ServeArgs) -> Result<(), CommandError> {
    let mut settings = settings(&options.settings)?;
    if let Some(port) = options.port {
        settings.http.port = port;
    }
    settings.require(Role::Serve)?;
    crate::telemetry::logs::init(&settings.log)?;
    Err(CommandError::NotWired("serve"))
}
