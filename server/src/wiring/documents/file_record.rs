//! The records of a vehicle's file, which a manifest lists and nobody attached.

use super::{Documents, absent, download, of_store};
use domain::{
    case::CaseKind as _,
    custody::{Item, ItemKind},
    file_handover::{FileHandover, State},
    identifier::CaseNumber,
};
use files::{ContentHash, DossierId};
use graphql::http::{Asked, Code, Download, Problem};
use store::finder::{CaseRow, Sight};

/// A record by its id, as the schema links it.
pub(super) struct RecordId {
    handover: CaseNumber,
    sha256: ContentHash,
}

impl RecordId {
    /// `<case>_RECORD-<sha256>`.
    pub(super) fn parse(id: &str) -> Option<Self> {
        let (case, which) = id.split_once('_')?;
        Some(Self {
            handover: case.parse().ok()?,
            sha256: which.strip_prefix("RECORD-")?.parse().ok()?,
        })
    }
}

impl Documents {
    /// Opens a record of the newest manifest for staff of both offices and an audit: each office its own copy, which at the
    /// destination is there once it has arrived.
    pub(super) async fn record(&self, asked: &Asked, id: &RecordId) -> Result<Download, Problem> {
        let principal = asked.principal.as_ref().ok_or(Code::NotFound)?;
        let reason = asked.reason.as_deref();
        let row = self.finder(principal, reason).case(&id.handover).await;
        let row = row.map_err(|error| of_store(&error))?.filter(is_open);
        let row = row.ok_or_else(|| absent(principal, reason))?;
        let state: State = row.state.read().map_err(|error| of_store(&error))?;
        let manifest = state.manifest.as_ref().ok_or(Code::NotFound)?;
        let meant = |item: &&Item| item.kind == ItemKind::Record && id.sha256 == item.sha256.into();
        let item = manifest.items().iter().find(meant).ok_or(Code::NotFound)?;
        let route = state.route();
        let holder = match row.sight {
            Sight::Origin => &route.origin,
            _ => &route.destination,
        };
        let dossier = DossierId {
            office: holder.clone(),
            handover: id.handover.clone(),
            attempt: manifest.attempt(),
        };
        let content = self.of_dossier(&dossier, &id.sha256).await?;
        Ok(download(
            content,
            "application/json".to_owned(),
            item.name.to_string(),
        ))
    }
}

/// Whoever sees its manifest.
fn is_open(row: &CaseRow) -> bool {
    row.kind == FileHandover::NAME && row.sight.is_staff() && !row.state.is_erased()
}
