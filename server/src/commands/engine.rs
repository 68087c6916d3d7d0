//! `banli engine` (hidden): only the Temporal server of a data folder, for tests and measurements.
use super::{CommandError, settings};
use crate::{
    cli::SettingsArgs,
    engine,
    folder::DataFolder,
    telemetry::{Shutdown, logs},
    terminal::{self, Bar},
};

/// Starts the server, prints its address and process id, and stops it when asked to end.
pub async fn run(options: SettingsArgs) -> Result<(), CommandError> {
    let settings = settings(&options)?;
    logs::init(&settings.log)?;
    let shutdown = Shutdown::on_signals().map_err(CommandError::Signals)?;
    let folder = DataFolder::open(&settings.data_dir)?;
    let program = engine::obtain(settings.temporal.cli.as_deref(), &Bar::default()).await?;
    let server = engine::start(&program, &folder, &settings.temporal.namespace).await?;
    terminal::line(&format!("{} {}", server.address(), server.pid()));
    tokio::select! {
        () = shutdown.requested() => {
            server.stop().await;
            Ok(())
        }
        status = server.ended() => {
            Err(CommandError::EngineEnded(status.map_or_else(|| "unknown".to_owned(), |status| status.to_string())))
        }
    }
}
