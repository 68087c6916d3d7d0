//! `banli migrate`: brings the schema of the database up to date.
use super::{CommandError, settings};
use crate::{cli::SettingsArgs, record, telemetry::logs, terminal};

/// Runs every migration that has not run yet, and names them.
pub async fn run(options: &SettingsArgs) -> Result<(), CommandError> {
    let settings = settings(options)?;
    logs::init(&settings.log)?;
    let done = record::migrate(&settings).await?;
    for migration in &done {
        terminal::line(migration);
    }
    terminal::note(&format!("{} migrations ran", done.len()));
    Ok(())
}
