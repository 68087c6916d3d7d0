//! The embedded accident unit.

use super::failure::of_store;
use crate::ports::{
    AccidentFiles, PortError,
    item_bytes::{ItemBytes, differs},
};
use async_trait::async_trait;
use bytes::Bytes;
use domain::{
    accident::{AccidentFile, EvidenceItem, Progress, QueryCode},
    identifier::AccidentNumber,
};
use files::{Content, FileError, FileStore};
use futures::TryStreamExt as _;
use store::Store;

/// Files of accidents in the record's own database, and the bytes of their items in its file store.
#[derive(Clone, Debug)]
pub struct EmbeddedAccidentFiles {
    pub store: Store,
    pub files: FileStore,
}

#[async_trait]
impl AccidentFiles for EmbeddedAccidentFiles {
    async fn look_up(&self, number: &AccidentNumber) -> Result<Option<AccidentFile>, PortError> {
        let found = self.store.accident_file(number).await;
        found.map_err(|error| of_store(&error))
    }

    async fn item(&self, number: &AccidentNumber, item: &EvidenceItem) -> Result<Option<Bytes>, PortError> {
        let mut bytes = ItemBytes::of(&item.content)?;
        let Some(mut content) = self.open(number, item).await? else {
            return Ok(None);
        };
        while let Some(piece) = content
            .chunks
            .try_next()
            .await
            .map_err(|error| of_files(&error))?
        {
            bytes.add(&piece)?;
        }
        bytes.whole().map(Some)
    }

    async fn progress(
        &self,
        number: &AccidentNumber,
        code: &QueryCode,
    ) -> Result<Option<Vec<Progress>>, PortError> {
        let found = self.store.accident_progress(number, code).await;
        found.map_err(|error| of_store(&error))
    }
}

impl EmbeddedAccidentFiles {
    /// What the unit has under the item's id, whatever the caller expects it to be.
    async fn open(&self, number: &AccidentNumber, item: &EvidenceItem) -> Result<Option<Content>, PortError> {
        let file = self.look_up(number).await?;
        let Some(own) = file.as_ref().and_then(|file| file.item(item.id)) else {
            return Ok(None);
        };
        match self.files.read(&own.content.sha256.into()).await {
            Ok(content) => Ok(Some(content)),
            Err(FileError::Missing(_)) => Ok(None),
            Err(error) => Err(of_files(&error)),
        }
    }
}

fn of_files(error: &FileError) -> PortError {
    if matches!(error, FileError::Corrupt(_)) {
        return differs();
    }
    tracing::warn!(
        error = error as &dyn std::error::Error,
        "the files of the embedded accident unit failed"
    );
    PortError::retry("FILES")
}
