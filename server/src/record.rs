//! The record that the settings describe.
use crate::{
    config::{
        Settings,
        keys::{Keys, KeysError},
    },
    folder::{DataFolder, FolderError},
};
use domain::law::vehicle::emission::{EmissionPolicy, EmissionPolicyError};
use std::{io, path::PathBuf};
use store::{Store, StoreError};

/// Why the record cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    #[error(transparent)]
    Keys(#[from] KeysError),
    #[error(transparent)]
    Folder(#[from] FolderError),
    #[error("failed to open the record; see database.url")]
    Open(#[source] StoreError),
    #[error("failed to read {path}; see transfers.emission")]
    EmissionFile {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("failed to use the table of transfers.emission")]
    Emission(#[source] EmissionPolicyError),
    #[error("failed to bring the schema of the record up to date")]
    Migrate(#[source] StoreError),
    #[error("{0} migrations have not run: use `banli migrate` first")]
    Pending(usize),
}

/// Connects to the record of an installation, which it opens with what the installation promises. The schema is not touched.
pub async fn open(
    settings: &Settings,
    embedded: &std::path::Path,
    keys: &Keys,
) -> Result<Store, RecordError> {
    let emission = emission(settings)?;
    let ring = keys.record().map_err(RecordError::Open)?;
    let url = settings.database_url(embedded);
    let store = Store::connect(url.expose(), ring)
        .await
        .map_err(RecordError::Open)?;
    Ok(store
        .with_evidence_policy(settings.evidence.policy())
        .with_emission_policy(emission))
}

/// The table that the operator completed, or the shipped one.
fn emission(settings: &Settings) -> Result<EmissionPolicy, RecordError> {
    let Some(path) = &settings.transfers.emission else {
        return Ok(EmissionPolicy::official());
    };
    let text = std::fs::read_to_string(path).map_err(|source| RecordError::EmissionFile {
        path: path.clone(),
        source,
    })?;
    EmissionPolicy::from_json(&text).map_err(RecordError::Emission)
}

/// The record of a command that works on it beside everything else. Without `database.url` it is that of the data folder,
/// which no other process may hold meanwhile.
pub struct Opened {
    pub store: Store,
    _folder: Option<DataFolder>,
}

/// Opens the record for a command. The schema is not touched.
pub async fn open_alone(settings: &Settings) -> Result<Opened, RecordError> {
    let folder = match settings.database.url {
        None => Some(DataFolder::open(&settings.data_dir)?),
        Some(_) => None,
    };
    let keys = match &folder {
        Some(folder) => Keys::load_or_make(settings, &folder.keys())?,
        None => Keys::load(settings)?,
    };
    let embedded = folder.as_ref().map(DataFolder::database).unwrap_or_default();
    let store = open(settings, &embedded, &keys).await?;
    Ok(Opened {
        store,
        _folder: folder,
    })
}

/// Opens the record for a command that needs an up-to-date schema.
pub async fn open_migrated(settings: &Settings) -> Result<Opened, RecordError> {
    let opened = open_alone(settings).await?;
    require_schema(&opened.store).await?;
    Ok(opened)
}

/// Refuses a record whose schema is older than this build.
pub async fn require_schema(store: &Store) -> Result<(), RecordError> {
    let status = store.migration_status().await.map_err(RecordError::Open)?;
    match status.pending.len() {
        0 => Ok(()),
        pending => Err(RecordError::Pending(pending)),
    }
}

/// Brings the schema up to date, and names the migrations that ran.
pub async fn migrate(settings: &Settings) -> Result<Vec<String>, RecordError> {
    let Opened { store, _folder } = open_alone(settings).await?;
    let pending = store
        .migration_status()
        .await
        .map_err(RecordError::Migrate)?
        .pending;
    store.migrate().await.map_err(RecordError::Migrate)?;
    store.close().await.map_err(RecordError::Migrate)?;
    Ok(pending)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::deadline::Length;

    #[tokio::test]
    async fn a_record_is_opened_with_what_the_installation_promises() {
        let home = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.evidence.decide_working_days = 5;
        let keys = Keys::load_or_make(&settings, &home.path().join("keys.toml")).unwrap();
        let store = open(&settings, &home.path().join("banli.db"), &keys)
            .await
            .unwrap();
        let promised = store.office_data().evidence_policy();
        assert_eq!(promised.decide_in, Length::WorkingDays(5));
        store.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_record_is_opened_with_the_table_of_the_operator() {
        let home = tempfile::tempdir().unwrap();
        let table = home.path().join("emission.json");
        let mut settings = Settings::default();
        let keys = Keys::load_or_make(&settings, &home.path().join("keys.toml")).unwrap();
        let database = home.path().join("banli.db");
        let opened = async |settings: &Settings| open(settings, &database, &keys).await;
        let rows = |store: &Store| store.office_data().emission_policy().rows().to_vec();
        let shipped = opened(&settings).await.unwrap();
        assert_eq!(rows(&shipped), EmissionPolicy::official().rows());
        shipped.close().await.unwrap();

        settings.transfers.emission = Some(table.clone());
        assert!(matches!(
            opened(&settings).await,
            Err(RecordError::EmissionFile { .. })
        ));
        let row = |to: &str| {
            format!(
                r#"[{{"area": "510100", "name": "成都", "from": "2022-01-01", "to": "{to}", "covers": "ALL",
                "minimum": {{"rule": "AT", "standard": "NATIONAL_5"}}, "provenance": "O", "confidence": "POLICY"}}]"#
            )
        };
        std::fs::write(&table, row("2021-01-01")).unwrap();
        assert!(matches!(opened(&settings).await, Err(RecordError::Emission(_))));
        std::fs::write(&table, row("2022-12-31")).unwrap();
        let own = opened(&settings).await.unwrap();
        assert_eq!(rows(&own).len(), 1);
        own.close().await.unwrap();
    }
}
