//! Mail as files, for the demo: any mail program opens them.

use super::{MailError, MailSettingsError};
use std::path::{Path, PathBuf};

/// The folder of `.eml` files.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn open(folder: &Path) -> Result<Self, MailSettingsError> {
        std::fs::create_dir_all(folder).map_err(MailSettingsError::Folder)?;
        Ok(Self(folder.to_owned()))
    }

    /// Writes `<name>.eml` whole or not at all; a second try replaces the first.
    pub(super) async fn write(&self, name: &str, mail: Vec<u8>) -> Result<(), MailError> {
        let path = self.0.join(format!("{name}.eml"));
        let unfinished = self.0.join(format!("{name}.part"));
        let written = async {
            tokio::fs::write(&unfinished, mail).await?;
            tokio::fs::rename(&unfinished, &path).await
        };
        written.await.map_err(|error| {
            tracing::warn!(%error, "a mail could not be written to the mail folder");
            MailError::retry("FOLDER")
        })
    }
}
