//! `banli worker`: workflows and activities of some or all provinces.
use super::{CommandError, settings};
use crate::{cli::SettingsArgs, config::Role};

/// Works until it is asked to end.
pub fn run(options: &SettingsArgs) -> Result<(), CommandError> {
    let settings = settings(options)?;
    settings.require(Role::Worker)?;
    crate::telemetry::logs::init(&settings.log)?;
    Err(CommandError::NotWired("worker"))
}
