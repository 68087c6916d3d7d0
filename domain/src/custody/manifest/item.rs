//! One file of a manifest.

use crate::{audit::Hex, custody::ItemName};
use serde::{Deserialize, Serialize};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ItemKind {
    /// A paper that was scanned.
    Scan,
    Photograph,
    /// Data with fields, such as the register's extract.
    Record,
}

/// A file by its name, size and content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    pub name: ItemName,
    pub kind: ItemKind,
    /// In bytes.
    pub size: u64,
    pub sha256: Hex<32>,
}
