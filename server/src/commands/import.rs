//! `banli import`: adds and changes divisions, offices, who works there and the numbers of their pools, from a file.
use super::{CommandError, import_plates, settings};
use crate::{
    cli::ImportArgs,
    demo::seed,
    offices::{self, Known, OfficesError},
    record,
    telemetry::logs,
    terminal,
};
use chrono::Utc;
use store::{Store, StoreError, import::Count};

/// Takes the whole file, or nothing of it; pools are filled after that, list by list and run by run.
pub async fn run(options: ImportArgs) -> Result<(), CommandError> {
    let settings = settings(&options.settings)?;
    logs::init(&settings.log)?;
    let text = std::fs::read_to_string(&options.file).map_err(|source| OfficesError::Unreadable {
        path: options.file.clone(),
        source,
    })?;
    let opened = record::open_migrated(&settings).await?;
    let known = known(&opened.store).await.map_err(CommandError::Read)?;
    let checked = offices::read(&text, &known, Utc::now())?;
    let pools = import_plates::checked(&opened.store, checked.pools, &options.file)?;
    let summary = opened.store.import(&checked.offices).await;
    let summary = summary.map_err(CommandError::Import)?;
    for (table, count) in [
        ("divisions", summary.divisions),
        ("offices", summary.offices),
        ("staff posts", summary.staff_posts),
        ("staff names", summary.staff_names),
    ] {
        terminal::line(&words(table, count));
    }
    import_plates::fill(&opened.store, &pools).await
}

/// What a file need not repeat: the built-in divisions, and what was imported before.
async fn known(store: &Store) -> Result<Known, StoreError> {
    let (divisions, offices) = (
        store.office_data().divisions().await?,
        store.office_data().offices().await?,
    );
    let built_in = seed::divisions().into_iter().map(|division| division.code);
    Ok(Known {
        divisions: built_in
            .chain(divisions.into_iter().map(|row| row.code))
            .collect(),
        offices: offices.into_iter().map(|row| row.code).collect(),
    })
}

pub(super) fn words(table: &str, count: Count) -> String {
    let Count { added, changed, same } = count;
    format!("{table}: {added} added, {changed} changed, {same} as they were")
}
