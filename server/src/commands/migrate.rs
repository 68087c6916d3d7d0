//! `banli migrate`: brings the schema of the database up to date.
use super::{CommandError, settings};
use crate::cli::SettingsArgs;

/// Runs every migration that has not run yet.
pub fn run(options: &SettingsArgs) -> Result<(), CommandError> {
    let settings = settings(options)?;
    crate::telemetry::logs::init(&settings.log)?;
    Err(CommandError::NotWired("migrate"))
}
