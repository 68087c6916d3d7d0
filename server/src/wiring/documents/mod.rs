//! The door for files: bytes in for a ticket, documents out by scope.

mod file_record;

use super::{
    away::{of_files, of_store},
    evidence::{Evidence, EvidenceId},
    papers::{PaperId, Papers},
};
use async_trait::async_trait;
use axum::http::StatusCode;
use domain::{
    access::{Principal, Purpose, Role},
    case::DocumentId,
    file_handover::FileHandover,
};
use file_record::RecordId;
use files::{
    Content, ContentHash, DossierId, Dossiers, FileError, FileProblem, FileStore, Intake, MediaType,
};
use futures::StreamExt;
use graphql::{
    engine::Clock,
    http::{Asked, Code, DocumentDoor, Download, Problem, Upload},
};
use serde_json::json;
use std::{io, sync::Arc};
use store::{
    AnyKind, Store,
    finder::{DocumentRow, Finder, Scope, StagedFile},
    record,
};

/// Documents of the record and the file store.
#[derive(Clone)]
pub struct Documents {
    pub store: Store,
    pub files: FileStore,
    /// Files of vehicles that came from elsewhere.
    pub dossiers: Dossiers,
    pub clock: Arc<dyn Clock>,
    pub papers: Papers,
    pub evidence: Evidence,
    /// Longest document, in bytes.
    pub max_size: u64,
}

#[async_trait]
impl DocumentDoor for Documents {
    async fn receive(
        &self,
        _asked: &Asked,
        ticket: &str,
        upload: Upload,
    ) -> Result<serde_json::Value, Problem> {
        let uploads = self.store.uploads(self.clock.now());
        let waiting = uploads
            .waiting_upload(ticket)
            .await
            .map_err(|error| of_store(&error))?;
        let waiting = waiting.ok_or(Code::NotFound)?;
        let intake = Intake {
            max_size: self.max_size,
            allowed: vec![MediaType::Jpeg, MediaType::Png, MediaType::Pdf],
            declared: declared(upload.content_type.as_deref())?,
        };
        let staged = self
            .files
            .stage(upload.chunks, &intake)
            .await
            .map_err(|error| refused(&error))?;
        let file = StagedFile {
            sha256: staged.sha256.as_str().to_owned(),
            size: staged.size,
            media_type: staged.media_type.as_str().to_owned(),
        };
        let received = uploads
            .upload_received(ticket, &file)
            .await
            .map_err(|error| of_store(&error))?;
        if !received {
            return Err(Code::NotFound.into());
        }
        Ok(json!({
            "documentId": waiting.document.0,
            "mediaType": file.media_type,
            "size": file.size,
            "sha256": file.sha256,
        }))
    }

    async fn open(&self, asked: &Asked, id: &str) -> Result<Download, Problem> {
        if let Some(evidence) = EvidenceId::parse(id) {
            return Box::pin(self.evidence.open(asked, &evidence)).await;
        }
        if let Some(paper) = PaperId::parse(id) {
            return self.papers.print(asked, &paper).await;
        }
        if let Some(record) = RecordId::parse(id) {
            return self.record(asked, &record).await;
        }
        let principal = asked.principal.as_ref().ok_or(Code::NotFound)?;
        let id = DocumentId(id.parse().map_err(|_| Code::NotFound)?);
        let row = self.find(principal, asked.reason.as_deref(), id).await?;
        let hash: ContentHash = row.sha256.parse().map_err(|_| Code::NotFound)?;
        let content = match self.files.read(&hash).await {
            Err(FileError::Missing(_)) => self.arrived(&row, &hash).await?,
            read => read.map_err(|error| refused(&error))?,
        };
        let extension = MediaType::from_header(&row.media_type).map_or("bin", MediaType::extension);
        let name = row.name.unwrap_or_else(|| format!("document.{extension}"));
        Ok(download(content, row.media_type, name))
    }
}

impl Documents {
    /// A document that was attached in another province, whose store nobody here can read. Once the file has arrived it is
    /// here too; before that, it is not here.
    async fn arrived(&self, row: &DocumentRow, hash: &ContentHash) -> Result<Content, Problem> {
        let missing = || FileError::Missing(hash.clone());
        let kind = record::kind_of(&self.store, &row.case).await;
        if kind.map_err(|error| of_store(&error))? != Some(AnyKind::FileHandover) {
            return Err(refused(&missing()));
        }
        let loaded = record::load::<FileHandover>(&self.store, &row.case).await;
        let loaded = loaded.map_err(|error| of_store(&error))?.ok_or(Code::NotFound)?;
        let dossier = DossierId {
            office: loaded.state.route().destination.clone(),
            handover: row.case.clone(),
            attempt: loaded.state.custody.attempt(),
        };
        self.of_dossier(&dossier, hash).await
    }

    /// What an office holds of a file; where it has not arrived yet, nothing is there.
    async fn of_dossier(&self, dossier: &DossierId, hash: &ContentHash) -> Result<Content, Problem> {
        match self.dossiers.of(dossier).read(hash).await {
            Err(FileError::Missing(_)) => Err(Code::NotFound.into()),
            read => read.map_err(|error| refused(&error)),
        }
    }

    /// A document in scope. An auditor says why, which is logged before the bytes are read; without a reason they have
    /// what is their own, and of anything else, there or not, they learn that one is needed.
    async fn find(
        &self,
        principal: &Principal,
        reason: Option<&str>,
        id: DocumentId,
    ) -> Result<DocumentRow, Problem> {
        let found = self.finder(principal, reason).document(id).await;
        let found = found.map_err(|error| of_store(&error))?;
        found.ok_or_else(|| absent(principal, reason))
    }

    fn finder(&self, principal: &Principal, reason: Option<&str>) -> Finder<'_> {
        let purpose = reason.map_or(Purpose::Casework, |reason| Purpose::Audit {
            reason: reason.to_owned(),
        });
        self.store.finder(Scope::of(principal, purpose), self.clock.now())
    }
}

fn download(content: Content, media_type: String, file_name: String) -> Download {
    Download {
        media_type,
        file_name,
        size: content.size,
        chunks: content
            .chunks
            .map(|chunk| chunk.map_err(io::Error::other))
            .boxed(),
    }
}

/// What an auditor without a reason learns of anything that is not their own, there or not.
fn absent(principal: &Principal, reason: Option<&str>) -> Problem {
    let audits = matches!(principal.role, Some(Role::Auditor { .. }));
    if audits && reason.is_none() {
        Code::ReasonNeeded.into()
    } else {
        Code::NotFound.into()
    }
}

/// What the sender says it is. Whoever cannot tell says nothing, or `application/octet-stream` (RFC 9110, 8.3).
fn declared(header: Option<&str>) -> Result<Option<MediaType>, Problem> {
    let Some(header) = header else { return Ok(None) };
    let essence = header.split(';').next().unwrap_or_default().trim();
    match MediaType::from_header(header) {
        None if essence.is_empty() || essence.eq_ignore_ascii_case("application/octet-stream") => Ok(None),
        None => Err(refused(&FileProblem::TypeNotAllowed.into())),
        known => Ok(known),
    }
}

fn refused(error: &FileError) -> Problem {
    if let Some(problem) = error.problem() {
        return Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            problem.code(),
            problem.message_zh(),
            problem.message_en(),
        );
    }
    of_files(error)
}

#[cfg(test)]
mod tests;
