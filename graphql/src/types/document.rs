//! Documents of a case.

use super::DocumentKind;
use crate::{Words, relay::NodeType};
use async_graphql::{ID, Object};
use domain::law;
use store::finder::DocumentRow;

/// A document in the dossier (材料)
pub struct Document(pub(crate) DocumentRow);

/// A document in the dossier (材料)
#[Object]
impl Document {
    pub(crate) async fn id(&self) -> ID {
        NodeType::Document.id(&self.0.id.0.to_string())
    }

    /// The id that its upload was given.
    async fn document_id(&self) -> uuid::Uuid {
        self.0.id.0
    }

    async fn kind(&self) -> DocumentKind {
        self.0.kind.into()
    }

    async fn kind_words(&self) -> Words {
        law::DocumentKind::words(self.0.kind).into()
    }

    /// The name that the file had where it came from.
    async fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }

    /// The type by content, such as `image/jpeg`.
    async fn media_type(&self) -> &str {
        &self.0.media_type
    }

    /// Bytes.
    async fn size(&self) -> u64 {
        self.0.size
    }

    /// Where to `GET` the bytes, with the same token. An auditor says why in the header `x-read-reason` (percent-encoded
    /// UTF-8); it is logged.
    async fn path(&self) -> String {
        format!("/documents/{}", self.0.id.0)
    }

    /// The hash of the stored bytes.
    async fn sha256(&self) -> &str {
        &self.0.sha256
    }

    /// The version of the case from which it is there.
    async fn attached_version(&self) -> u64 {
        self.0.attached_version
    }
}
