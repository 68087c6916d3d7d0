//! A document in the file store, as the case knows it.

use crate::law::DocumentKind;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A document's id, given when its upload begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(pub Uuid);

/// What was attached. The name that the file had stays with its bytes, not here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    pub id: DocumentId,
    pub kind: DocumentKind,
    /// Type by content, for example `image/jpeg`.
    pub media_type: String,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the stored bytes, lower-case hexadecimal: its address in the file store.
    pub sha256: String,
}
