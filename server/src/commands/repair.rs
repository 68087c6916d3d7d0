//! `banli repair`: gives each open case that has lost its workflow a new one, from its row.
use super::{CommandError, settings};
use crate::cli::RepairArgs;

/// Repairs the cases named, or all.
pub fn run(options: &RepairArgs) -> Result<(), CommandError> {
    let settings = settings(&options.settings)?;
    crate::telemetry::logs::init(&settings.log)?;
    Err(CommandError::NotWired("repair"))
}
