//! `banli rekey`: seals with the primary field key what an older one sealed, so that the older one can go.
use super::{CommandError, settings};
use crate::{cli::SettingsArgs, record, telemetry::logs, terminal};
use store::rekey::{Rekeyed, SealedColumn};

/// A line about what is going on after so many values, and at the end of a column.
const EVERY: u64 = 10_000;

/// Goes through every sealed column. Broken off, it can be run again.
pub async fn run(options: &SettingsArgs) -> Result<(), CommandError> {
    let settings = settings(options)?;
    logs::init(&settings.log)?;
    let opened = record::open_migrated(&settings).await?;
    let store = opened.store;
    terminal::note(&format!(
        "sealing anew with the field key {}",
        store.keys().primary()
    ));
    let done = store.rekey(progress).await.map_err(CommandError::Rekey)?;
    let mut left = 0;
    for column in &done {
        let name = format!("{}.{}", column.column.table, column.column.column);
        let words = format!("{name}: {} sealed anew, {} left", column.sealed_anew, column.left);
        terminal::line(&words);
        left += column.left;
    }
    if left == 0 {
        Ok(())
    } else {
        Err(CommandError::Left(left))
    }
}

fn progress(column: &SealedColumn, so_far: &Rekeyed) {
    if so_far.looked_at.is_multiple_of(EVERY) {
        let (table, looked_at) = (column.table, so_far.looked_at);
        let words = format!(
            "{table}.{}: {looked_at} looked at, {} sealed anew",
            column.column, so_far.sealed_anew
        );
        terminal::note(&words);
    }
}
