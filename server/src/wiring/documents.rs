//! The door for files: bytes in for a ticket, documents out by scope.

use async_trait::async_trait;
use axum::http::StatusCode;
use domain::{access::Purpose, case::DocumentId};
use files::{ContentHash, FileError, FileStore, Intake, MediaType};
use futures::StreamExt;
use graphql::{
    engine::Clock,
    http::{Asked, Code, DocumentDoor, Download, Problem, Upload},
};
use serde_json::json;
use std::{io, sync::Arc};
use store::{
    Store, StoreError,
    finder::{Scope, StagedFile},
};

/// Documents of the record and the file store.
#[derive(Clone)]
pub struct Documents {
    pub store: Store,
    pub files: FileStore,
    pub clock: Arc<dyn Clock>,
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
            .map_err(|error| internal(&error))?;
        let waiting = waiting.ok_or(Code::NotFound)?;
        let intake = Intake {
            max_size: self.max_size,
            allowed: vec![MediaType::Jpeg, MediaType::Png, MediaType::Pdf],
            declared: upload.content_type.as_deref().and_then(MediaType::from_header),
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
            .map_err(|error| internal(&error))?;
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
        let principal = asked.principal.as_ref().ok_or(Code::NotFound)?;
        let id = DocumentId(id.parse().map_err(|_| Code::NotFound)?);
        let finder = self
            .store
            .finder(Scope::of(principal, Purpose::Casework), self.clock.now());
        let row = finder
            .document(id)
            .await
            .map_err(|error| internal(&error))?
            .ok_or(Code::NotFound)?;
        let hash: ContentHash = row.sha256.parse().map_err(|_| Code::NotFound)?;
        let content = self.files.read(&hash).await.map_err(|error| refused(&error))?;
        let extension = MediaType::from_header(&row.media_type).map_or("bin", MediaType::extension);
        Ok(Download {
            media_type: row.media_type,
            file_name: row.name.unwrap_or_else(|| format!("document.{extension}")),
            size: content.size,
            chunks: content
                .chunks
                .map(|chunk| chunk.map_err(io::Error::other))
                .boxed(),
        })
    }
}

fn internal(error: &StoreError) -> Problem {
    tracing::error!(
        error = error as &dyn std::error::Error,
        "the record failed behind the door for files"
    );
    Code::Internal.into()
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
    tracing::error!(error = error as &dyn std::error::Error, "the file store failed");
    Code::Internal.into()
}
