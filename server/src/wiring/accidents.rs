//! The files of the accident unit: its own, or those in our tables.

use super::installation::{WiringError, remote};
use crate::config::Settings;
use activities::ports::{AccidentFiles, embedded::EmbeddedAccidentFiles, http::HttpAccidentFiles};
use async_trait::async_trait;
use domain::{
    accident::{Progress, QueryCode},
    identifier::AccidentNumber,
};
use files::FileStore;
use graphql::accidents::{AccidentProgress, RegisterSilent};
use std::sync::Arc;
use store::Store;

/// The adapter that the settings name.
pub(super) fn accident_files(
    settings: &Settings,
    store: &Store,
    files: &FileStore,
) -> Result<Arc<dyn AccidentFiles>, WiringError> {
    Ok(match remote("accidents", &settings.accidents)? {
        None => Arc::new(EmbeddedAccidentFiles {
            store: store.clone(),
            files: files.clone(),
        }),
        Some(client) => Arc::new(HttpAccidentFiles {
            client,
            keys: store.keys().clone(),
        }),
    })
}

/// The progress of accidents, for the schema.
pub struct Accidents(pub Arc<dyn AccidentFiles>);

#[async_trait]
impl AccidentProgress for Accidents {
    async fn progress(
        &self,
        number: &AccidentNumber,
        code: &QueryCode,
    ) -> Result<Option<Vec<Progress>>, RegisterSilent> {
        let progress = self.0.progress(number, code).await;
        progress.map_err(|error| {
            tracing::warn!(%error, "the register of accidents does not say how far one is");
            RegisterSilent
        })
    }
}
