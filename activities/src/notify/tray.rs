//! The tray of printed sheets: a folder per office, from which staff print, hand out and call.

use domain::identifier::OfficeCode;
use std::{
    io,
    path::{Path, PathBuf},
};

/// `<folder>/<office>/<case>-<effect>.pdf`. The sheets name people: the folder is for staff alone.
#[derive(Clone, Debug)]
pub struct PrintTray(PathBuf);

impl PrintTray {
    /// Makes the folder if it is not there.
    pub fn open(folder: &Path) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        Ok(Self(folder.to_owned()))
    }

    /// Lays a sheet into the tray of an office, whole or not at all. A second try replaces the first.
    pub(super) async fn lay(&self, office: &OfficeCode, name: &str, sheet: &[u8]) -> io::Result<()> {
        let folder = self.0.join(office.as_str());
        tokio::fs::create_dir_all(&folder).await?;
        let unfinished = folder.join(format!("{name}.part"));
        tokio::fs::write(&unfinished, sheet).await?;
        tokio::fs::rename(&unfinished, folder.join(format!("{name}.pdf"))).await
    }
}
