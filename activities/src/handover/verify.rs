//! Comparing what lies at the destination with the manifest of the attempt.

use domain::{custody::Manifest, file_handover::Finding};
use files::{Dossier, FileError, Report};

/// What is missing, altered or too much, by name; nothing, where the file is whole. Every byte is read and hashed anew.
pub async fn findings(
    dossier: &Dossier,
    manifest: &Manifest,
    report: Report<'_>,
) -> Result<Vec<Finding>, FileError> {
    let arrived = dossier.arrived(manifest, report).await?;
    Ok(manifest.differences(&arrived).iter().map(Finding::from).collect())
}
