//! Operations known beforehand, by the SHA-256 of their text.

use sha2::{Digest as _, Sha256};
use std::{collections::HashMap, sync::Arc};

/// The allow-list. Nothing can be added over the wire.
pub trait PersistedOperations: Send + Sync + 'static {
    /// The text with this hash (64 hex digits, lower case).
    fn text(&self, sha256: &str) -> Option<Arc<str>>;
}

/// An allow-list in memory.
#[derive(Clone, Debug, Default)]
pub struct AllowList(HashMap<String, Arc<str>>);

impl AllowList {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Into<Arc<str>>> FromIterator<T> for AllowList {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        Self(
            texts
                .into_iter()
                .map(Into::into)
                .map(|text: Arc<str>| (sha256_hex(&text), text))
                .collect(),
        )
    }
}

impl PersistedOperations for AllowList {
    fn text(&self, sha256: &str) -> Option<Arc<str>> {
        self.0.get(sha256).cloned()
    }
}

/// The name of an operation in the allow-list.
pub fn sha256_hex(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}
